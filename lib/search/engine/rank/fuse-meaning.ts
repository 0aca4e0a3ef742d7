import type { NearList } from '@/lib/search/format/protocol/near-list';
import type { MatchedWord } from './match-words';
import { meaningWeight } from './meaning-weight';
import type { Ranking } from './rank-documents';
import { rankSettings } from './rank-settings';
import { selectBest } from './select-best';

/** Documents by words that are asked what they hold of the query. */
const asked = 10;

/** How meaning is weighed beside the words of a query. */
export interface WeighedMeaning {
  readonly weight: number;
  /** How far the nearest document stands above the tenth nearest. */
  readonly gap: number;
  /** What the best document by words holds of the query, by rarity, from 0 to 1. */
  readonly cover: number;
  /** The best score by words, 1 where no word is held: all are divided by it. */
  readonly top: number;
  /** The cosine that a document which is not in the list is thought to have. */
  readonly others: number;
  /** Undefined where the document is not in the list. */
  cosineOf(document: number): number | undefined;
  /** Weight × (cosine − others). */
  gainOf(document: number): number;
  /** Whether a document is lifted that is so near that it may be called close in meaning. */
  isNear(document: number): boolean;
}

/** How documents stand by words and meaning together. */
export interface FusedRanking {
  /** Undefined where the order is that of words alone. */
  readonly meaning?: WeighedMeaning;
  readonly scoreOf: (document: number) => number;
  /** The best `count` of the wanted documents. */
  best(wanted: readonly number[], count: number): number[];
}

/**
 * The documents that have a place by what they mean alone, where a sentence is asked: it may say in no word of theirs what
 * they answer. Those of keywords do not: what shares no keyword is seldom meant.
 */
export function nearestOf({ documents, cosines }: NearList): number[] {
  const cosineOf = new Map(documents.map((document, i) => [document, cosines[i] ?? 0]));
  return selectBest(documents, (document) => cosineOf.get(document) ?? 0, rankSettings.meaning.admitted);
}

/** Those that are so near that they may answer a query of which no document holds a word. */
export function closestOf(near: NearList): number[] {
  const found = near.documents.filter((_, i) => (near.cosines[i] ?? 0) >= rankSettings.meaning.found);
  const isFound = new Set(found);
  return nearestOf(near).filter((document) => isFound.has(document));
}

/**
 * Words and meaning together: score by words ÷ the best one, and the cosine of the meaning beside it. Only documents of the
 * ranking have a place; meaning orders them, alone where no word is held.
 */
export function fuseMeaning(ranking: Ranking, { near, words, isSentence }: FusedQuery): FusedRanking {
  const byWords = selectBest(ranking.documents, ranking.scoreOf, asked);
  const top = ranking.scoreOf(byWords[0] ?? -1) || 1;
  if (near === undefined || near.documents.length === 0 || byWords.length === 0) return byWordsAlone(ranking);
  const cover = Math.max(...byWords.map((document) => coverOf(document, words, ranking)));
  const significantWords = words.filter(({ isConnector }) => !isConnector).length;
  const weight = meaningWeight({ isSentence, gap: near.gap, cover, significantWords });
  // What is not in the list is less near than all that is.
  const others = Math.max(0, Math.min(...near.cosines) - rankSettings.meaning.beyond);
  const cosines = new Map(near.documents.map((document, i) => [document, near.cosines[i] ?? 0]));
  const cosineOf = (document: number) => cosines.get(document);
  const gainOf = (document: number) => {
    const cosine = cosines.get(document);
    return cosine === undefined ? 0 : weight * (cosine - others);
  };
  const scoreOf = (document: number) => ranking.scoreOf(document) / top + gainOf(document);
  const isNear = (document: number) =>
    gainOf(document) > 0 && (cosineOf(document) ?? 0) >= rankSettings.meaning.found;
  return {
    meaning: { weight, gap: near.gap, cover, top, others, cosineOf, gainOf, isNear },
    scoreOf,
    best(wanted, count) {
      // Meaning only ever lifts a document: what it does not lift is among the best by words, or not at all.
      const candidates = new Set(selectBest(wanted, ranking.scoreOf, count));
      for (const document of wanted) if (cosines.has(document)) candidates.add(document);
      return selectBest([...candidates], scoreOf, count);
    },
  };
}

export interface FusedQuery {
  readonly near: NearList | undefined;
  readonly words: readonly MatchedWord[];
  readonly isSentence: boolean;
}

function byWordsAlone({ scoreOf }: Ranking): FusedRanking {
  return { scoreOf, best: (wanted, count) => selectBest(wanted, scoreOf, count) };
}

/** The share of the query's words, by rarity, that a document holds. */
function coverOf(document: number, words: readonly MatchedWord[], ranking: Ranking): number {
  let held = 0;
  let all = 0;
  for (const [i, { weight, isConnector }] of words.entries()) {
    if (isConnector) continue;
    all += weight;
    if (ranking.holds(document, i)) held += weight;
  }
  return all > 0 ? held / all : 1;
}
