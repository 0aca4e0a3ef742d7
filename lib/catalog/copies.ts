import { pathOf } from '@/lib/content/question';
import type { QuestionEntry } from './arrange';

/**
 * Exact copies: the same slug under two subjects with an equal question and answer. Both pages work; the canonical one is
 * the first in path order.
 * @returns path of the original, by the path of its copy
 */
export function findCopies(entries: readonly QuestionEntry[]): ReadonlyMap<string, string> {
  const first = new Map<string, QuestionEntry>();
  const alike = new Map<string, QuestionEntry[]>();
  for (const entry of entries) {
    if (entry.noIndex) continue;
    const before = first.get(entry.slug);
    if (before === undefined) first.set(entry.slug, entry);
    else alike.set(entry.slug, [...(alike.get(entry.slug) ?? [before]), entry]);
  }
  return new Map([...alike.values()].flatMap(copiesAmong));
}

/** Among questions of one slug. */
function copiesAmong(
  alike: readonly QuestionEntry[],
): readonly (readonly [copy: string, original: string])[] {
  const originals = new Map<string, string>();
  return alike
    .toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
    .flatMap((entry) => {
      const original = originals.get(entry.contentHash);
      if (original !== undefined) return [[pathOf(entry), original] as const];
      originals.set(entry.contentHash, pathOf(entry));
      return [];
    });
}
