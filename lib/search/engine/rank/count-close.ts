import type { FusedRanking } from './fuse-meaning';
import { rankSettings } from './rank-settings';

/**
 * What answers the query ends where scores fall well below the best: below that, questions only share words with it. Where
 * meaning found something, what is about as near as the nearest is not below.
 */
export function countClose(documents: readonly number[], { scoreOf, meaning }: FusedRanking): number {
  const best = documents.reduce((most, document) => Math.max(most, scoreOf(document)), 0);
  const cosines = documents.map((document) => meaning?.cosineOf(document) ?? 0);
  const nearest = cosines.reduce((most, cosine) => Math.max(most, cosine), 0);
  const isFound = (meaning?.weight ?? 0) > 0 && nearest >= rankSettings.meaning.found;
  const asNear = isFound ? rankSettings.meaning.asNear * nearest : Number.POSITIVE_INFINITY;
  const least = documents
    .filter((_, i) => (cosines[i] ?? 0) >= asNear)
    .reduce((low, document) => Math.min(low, scoreOf(document)), rankSettings.close * best);
  return documents.filter((document) => scoreOf(document) >= least).length;
}
