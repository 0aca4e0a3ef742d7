/** Pages that one packed file holds. */
export const pagesPerFile = 24;

/** What there is to keep of a subject. */
export interface SubjectList {
  /** Names this list and its packed files: another wherever a page or the search is another. */
  readonly version: string;
  readonly title: string;
  readonly questions: number;
  /** Questions of the whole library. */
  readonly of: number;
  /** Name of the packed search file, which changes with what it holds. */
  readonly search: string;
  /** Addresses of pages, each with the name of what it holds; so many at a time are in one packed file. */
  readonly pages: readonly (readonly [address: string, hash: string])[];
}

/** The list that was sent. @throws where it is none: another page answered in its place */
export function parseSubjectList(text: string): SubjectList {
  const list = JSON.parse(text) as Partial<SubjectList>;
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const isList =
    [list.version, list.title, list.search].every(isText) &&
    [list.questions, list.of].every(Number.isSafeInteger) &&
    Array.isArray(list.pages) &&
    list.pages.every((page) => Array.isArray(page) && page.length === 2 && page.every(isText));
  if (!isList) throw new TypeError('what came is no list of pages');
  return list as SubjectList;
}
