import type { FusedRanking, WeighedMeaning } from './fuse-meaning';
import { rankSettings } from './rank-settings';

/**
 * What answers the query ends where scores fall well below the best: below that, questions only share words with it. Where
 * meaning found something, what is about as near as the nearest is not below.
 */
export function countClose(documents: readonly number[], { scoreOf, meaning }: FusedRanking): number {
  const scores = documents.map(scoreOf);
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  const near = meaning ? leastOfNear(documents, scores, meaning) : Number.POSITIVE_INFINITY;
  const least = Math.min(rankSettings.close * best, near);
  return scores.filter((score) => score >= least).length;
}

/** The lowest score of what is about as near as the nearest; infinite where meaning found nothing. */
function leastOfNear(
  documents: readonly number[],
  scores: readonly number[],
  { weight, cosineOf }: WeighedMeaning,
): number {
  const cosines = documents.map((document) => cosineOf(document) ?? 0);
  const nearest = cosines.reduce((most, cosine) => Math.max(most, cosine), 0);
  if (!(weight > 0) || nearest < rankSettings.meaning.found) return Number.POSITIVE_INFINITY;
  const asNear = rankSettings.meaning.asNear * nearest;
  return scores.reduce(
    (low, score, i) => ((cosines[i] ?? 0) >= asNear ? Math.min(low, score) : low),
    Number.POSITIVE_INFINITY,
  );
}
