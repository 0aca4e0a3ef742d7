import type { Topic } from '../topics';

/** The first letter of each slug that differs from the one before; digits are `0–9`. */
export function lettersOfTopics(
  topics: readonly Topic[],
): readonly (readonly [letter: string, place: number])[] {
  const letters: (readonly [string, number])[] = [];
  let last = '';
  for (const [place, { slug }] of topics.entries()) {
    const [first = ''] = slug;
    const letter = /\p{N}/u.test(first) ? '0–9' : first.toUpperCase();
    if (letter !== last) letters.push([letter, place]);
    last = letter;
  }
  return letters;
}
