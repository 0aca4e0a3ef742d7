import type { Asked } from '@/lib/search/engine/rank/retrieval';
import type { FoundList, ListQuery } from './search-lists';

/**
 * A copy of an index that has just come back may answer as if it held nothing, and say that all is well. Each list may come
 * from another copy: where one holds less than another must, none is believed.
 * @throws where they do not agree; asked again, they may
 */
export function checkAgreement(
  { phrases, excluded }: Pick<Asked, 'phrases' | 'excluded'>,
  lists: readonly ListQuery[],
  found: readonly FoundList[],
): void {
  const counted = lists.findIndex(({ isCounted }) => isCounted);
  if (counted < 0) return;
  const { total, ofSubjects } = found[counted] ?? { total: 0, ofSubjects: new Map<string, number>() };
  const [best, size] = [found[counted + 1]?.hits ?? [], lists[counted + 1]?.size ?? 0];
  // The words are in the dictionary: without anything that restricts them some document holds one.
  const isInVain = ofSubjects.size === 0 && phrases.length + excluded.length === 0;
  const isShort = best.length < Math.min(size, total);
  // What is in the list matches a clause, and clauses have names.
  const isMute = best.some(({ matched_queries }) => matched_queries === undefined);
  if (isInVain || isShort || isMute)
    throw new Error('The copies of the index do not agree on what it holds.');
}
