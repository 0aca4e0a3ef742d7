/** Beginnings that so many words share that reading them all would take too long are terms of their own. */
export const shortPrefixLengths: readonly number[] = [2, 3];
const mark = '\u0001';

/** The term under which documents stand whose title has a word that begins with `prefix`. */
export function termOfPrefix(prefix: string): string {
  return prefix + mark;
}

export function isPrefixTerm(term: string): boolean {
  return term.endsWith(mark);
}
