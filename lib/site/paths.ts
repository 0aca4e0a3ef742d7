/** Every address of the site is built here. Values come decoded; addresses leave encoded. */

export const homePath = '/';
export const learnPath = '/learn';
export const aboutPath = '/about';
export const searchApiPath = '/api/search';
/** Where the search files of the generation are served. */
export const searchDataPath = '/search-data/';

export type SubjectSort = 'title' | 'newest';

export function subjectPath(subject: string, options: { page?: number; sort?: SubjectSort } = {}): string {
  const query = new URLSearchParams();
  if (options.sort === 'newest') query.set('sort', 'newest');
  if (options.page !== undefined && options.page > 1) query.set('page', String(options.page));
  return withQuery(`/learn/${encodeURIComponent(subject)}`, query);
}

export function questionAddress(question: { readonly subject: string; readonly slug: string }): string {
  return `/learn/${encodeURIComponent(question.subject)}/questions/${encodeURIComponent(question.slug)}`;
}

/** The citations of a question: a page, or a file for a reference manager. */
export function citePath(
  question: { readonly subject: string; readonly slug: string },
  format?: 'bib' | 'ris' | 'json',
): string {
  return `${questionAddress(question)}/cite${format === undefined ? '' : `.${format}`}`;
}

/** The address of a question that was found; the words that found it are marked there. Never canonical. */
export function foundAddress(
  question: { readonly subject: string; readonly slug: string },
  words: readonly string[],
): string {
  const query = new URLSearchParams();
  if (words.length > 0) query.set('h', words.join(' '));
  return withQuery(questionAddress(question), query);
}

export function searchPath(
  search: { query?: string; subject?: string | undefined; exact?: boolean; page?: number } = {},
): string {
  const query = new URLSearchParams();
  if (search.query) query.set('q', search.query);
  if (search.subject) query.set('subject', search.subject);
  if (search.exact) query.set('exact', '1');
  if (search.page !== undefined && search.page > 1) query.set('page', String(search.page));
  return withQuery('/search', query);
}

export function sitemapPath(subject: string, part: number): string {
  return `/sitemaps/${encodeURIComponent(subject)}-${part}.xml`;
}

export function absolute(baseUrl: string, path: string): string {
  return baseUrl + path;
}

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
