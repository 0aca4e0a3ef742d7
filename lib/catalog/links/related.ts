import type { RelatedEntry } from '@/lib/content/question-address';

/** Most related questions shown with one. */
export const relatedLimit = 5;

export interface CleanedRelated {
  /** Catalog numbers, each once, in the author's order. */
  readonly numbers: readonly number[];
  /** Entries that were dropped, and why. */
  readonly dropped: readonly {
    readonly entry: RelatedEntry;
    readonly why: 'dangling' | 'repeated' | 'self';
  }[];
}

/**
 * The author's related questions without what is gone, repeated, hidden or the question itself.
 * @param find catalog number of a question path; undefined where the library does not show it
 * @param own catalog number of the question itself
 */
export function cleanRelated(
  entries: readonly RelatedEntry[],
  find: (path: string) => number | undefined,
  own: number,
): CleanedRelated {
  const numbers = new Set<number>();
  const dropped: { entry: RelatedEntry; why: 'dangling' | 'repeated' | 'self' }[] = [];
  for (const entry of entries) {
    const number = find(entry.path);
    if (number === own) dropped.push({ entry, why: 'self' });
    else if (number === undefined) dropped.push({ entry, why: 'dangling' });
    else if (numbers.has(number)) dropped.push({ entry, why: 'repeated' });
    else numbers.add(number);
  }
  return { numbers: [...numbers], dropped };
}

/** The author's first, then computed neighbors, each once, to five. */
export function fillRelated(
  authored: readonly number[],
  computed: readonly number[],
  own: number,
): readonly number[] {
  const chosen = new Set(authored);
  for (const number of computed) {
    if (chosen.size >= relatedLimit) break;
    if (number !== own) chosen.add(number);
  }
  return [...chosen].slice(0, relatedLimit);
}
