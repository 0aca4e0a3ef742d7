import type { MatchedWord } from '@/lib/search/engine/rank/match-words';
import type { Ranking } from '@/lib/search/engine/rank/rank-documents';

/** A ranking by words alone of documents that hold all of them, by their scores. */
export function sampleRanking(scores: ReadonlyMap<number, number>): Ranking {
  return {
    documents: [...scores.keys()],
    isComplete: true,
    scoreOf: (document) => scores.get(document) ?? 0,
    holds: () => true,
    isInTitle: () => false,
  };
}

/** The words of such a query, all of the same weight. */
export const sampleWords = [{ weight: 1 }, { weight: 1 }, { weight: 1 }] as MatchedWord[];
