import type { QuestionEntry } from './arrange';

/**
 * Exact copies: the same slug under two subjects with an equal question and answer. Both pages work; the canonical one is
 * the first in path order.
 * @returns path of the original, by the path of its copy
 */
export function findCopies(entries: readonly QuestionEntry[]): ReadonlyMap<string, string> {
  const originals = new Map<string, string>();
  const copies = new Map<string, string>();
  const inPathOrder = entries
    .map((entry) => ({
      path: `${entry.subject}/${entry.slug}`,
      key: `${entry.slug} ${entry.contentHash}`,
      hidden: entry.noIndex,
    }))
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, key } of inPathOrder) {
    const original = originals.get(key);
    if (original === undefined) originals.set(key, path);
    else copies.set(path, original);
  }
  return copies;
}
