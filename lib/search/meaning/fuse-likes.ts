import { type Likes, wholeShare } from '@/lib/catalog/likes-table';

/**
 * What is like a question by words and meaning together, best first, ties in the order of words: a cosine of 1 counts as
 * much as to be the best by words. In a library of linked questions any weight up to 2 finds as much, in textbooks more
 * than 1 finds less.
 * @param cosineOf how near in meaning one of them is; undefined where that cannot be known, then it counts by its words
 */
export function fuseLikes(
  { numbers, shares }: Likes,
  cosineOf: (number: number) => number | undefined,
): number[] {
  const scores = numbers.map((number, i) => (shares[i] ?? 0) / wholeShare + (cosineOf(number) ?? 0));
  return [...numbers.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .map((i) => numbers[i] as number);
}
