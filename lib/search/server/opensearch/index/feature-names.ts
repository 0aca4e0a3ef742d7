/**
 * How terms are written in an index. A feature is addressed by a path, in which a dot divides; a bar stands between a term
 * and one of its words here. Terms hold letters, digits and few signs, so that hardly any is written otherwise.
 */
const special = /[.|%_\s]/gu;

/** A term as a feature, and as a token among the words of a document, which spaces divide. */
export function featureOfTerm(term: string): string {
  return term.replace(special, (sign) => `%${sign.charCodeAt(0).toString(16)}%`);
}

/** The feature of a document that holds this word of a term: `organ|organization`. */
export function featureOfSurface(term: string, surface: string): string {
  return `${featureOfTerm(term)}|${featureOfTerm(surface)}`;
}

/** Stands where a document has no term, so that phrases keep their distances. */
export const gapToken = '_';
