/**
 * Of a term that several words share (`organ`: organ, organization, organic), which of them each document holds: a bit for
 * each word, in the order of its postings; no bit where none is known. The last of eight stands for all further ones.
 */
export interface Surfaces {
  readonly words: readonly string[];
  readonly masks: ArrayLike<number>;
}

export const maxSurfaces = 8;
/** Stands for all words beyond the ones that have a bit of their own. */
export const otherSurface = '';

/** The bit of a word of a term, which gets a place where it has none yet. */
export function surfaceBit(words: string[], word: string): number {
  let at = words.indexOf(word);
  if (at < 0 && words.length < maxSurfaces - 1) at = words.push(word) - 1;
  if (at < 0) at = words.indexOf(otherSurface);
  if (at < 0) at = words.push(otherSurface) - 1;
  return 1 << at;
}

/** The words of a mask. */
export function surfacesIn(words: readonly string[], mask: number): string[] {
  return words.filter((_, i) => ((mask >>> i) & 1) === 1);
}
