import { type Similar, wholeShare } from '@/lib/catalog/links/similar-table';

/**
 * How like a question each is by words and meaning together: a cosine of 1 counts as much as to be the best by words. In a
 * library of linked questions any weight up to 2 finds as much, in textbooks more than 1 finds less.
 * @param cosineOf how near in meaning one of them is; undefined where that cannot be known, then it counts by its words
 */
export function scoreSimilar(
  { numbers, shares }: Similar,
  cosineOf: (number: number) => number | undefined,
): number[] {
  return numbers.map((number, i) => (shares[i] ?? 0) / wholeShare + (cosineOf(number) ?? 0));
}

/** The same, best first, ties in the order of words. */
export function fuseSimilar(similar: Similar, cosineOf: (number: number) => number | undefined): number[] {
  const scores = scoreSimilar(similar, cosineOf);
  return [...similar.numbers.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .map((i) => similar.numbers[i] as number);
}
