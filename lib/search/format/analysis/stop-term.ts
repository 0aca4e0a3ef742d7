/**
 * Stop words are terms apart, of titles and keywords alone: no word of another meaning shares them (`does` and the stem of
 * `doe`), and no significant word is completed to one.
 */
const markCode = 2;
const mark = String.fromCharCode(markCode);

export function stopTerm(folded: string): string {
  return folded + mark;
}

export function isStopTerm(term: string): boolean {
  return term.charCodeAt(term.length - 1) === markCode;
}

/** The word of such a term; other terms as they are. */
export function wordOfStopTerm(term: string): string {
  return isStopTerm(term) ? term.slice(0, -mark.length) : term;
}
