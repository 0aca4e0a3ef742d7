const opening = /(?:^|\s)subject:/iu;
const filter = new RegExp(`${opening.source}\\s*(?:["“„]([^"“”„]*)["”“]|(\\S+))`, 'iu');

/** A subject that a query names, as it is written, and where: from the space before it to its end. */
export interface SubjectFilter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The first `subject:biology` or `subject:"computer science"` of a query; undefined where there is none.
 * @example
 * findSubjectFilter('cell subject:biology'); // { name: 'biology', start: 4, end: 20 }
 */
export function findSubjectFilter(query: string): SubjectFilter | undefined {
  const found = filter.exec(query);
  if (found === null) return undefined;
  return { name: found[1] ?? found[2] ?? '', start: found.index, end: found.index + found[0].length };
}

/** Whether one is written, or begun. */
export function beginsSubjectFilter(query: string): boolean {
  return opening.test(query);
}
