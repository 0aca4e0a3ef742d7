/** Every address of the site is built here. Values come decoded; addresses leave encoded. */

export const homePath = '/';
export const learnPath = '/learn';
export const aboutPath = '/about';
export const topicsPath = '/topics';
/** What a reader keeps on the device. */
export const shelfPath = '/shelf';
export const searchApiPath = '/api/search';
/** Where the search files of the snapshot are served. */
export const searchDataPath = '/search-data/';

/** Where pictures of the library are served, and files that are saved; the names of both hold the hash of what they hold. */
export const picturesPath = '/pictures/';
export const downloadsPath = '/files/';

/** @param name of the file in its snapshot, which is made to stand in an address as it is */
export function fileAddress(kind: 'picture' | 'download', name: string): string {
  return (kind === 'picture' ? picturesPath : downloadsPath) + name;
}

/**
 * The titles of a part of a subject's questions, as data. Questions are parted by their slugs (`lib/study/model/title-part.ts`).
 * @param parts how many parts there are
 * @param part from 0
 */
export function titlesPath(subject: string, parts: number, part: number): string {
  return `/study-data/titles/${encodeURIComponent(subject)}/${parts}-${part}.json`;
}

export type SubjectSort = 'title' | 'newest';

/** What a list is narrowed by. */
export interface NarrowedBy {
  readonly text?: string | undefined;
  /** A topic's slug. */
  readonly topic?: string | undefined;
  /** `YYYY`. */
  readonly year?: string | undefined;
}

/**
 * A list in parts has an address for each of them, without a query: a file server knows no queries. What is narrowed only
 * a server answers, and nobody keeps.
 */
export function subjectPath(
  subject: string,
  options: { page?: number; sort?: SubjectSort; by?: NarrowedBy } = {},
): string {
  const path = `/learn/${encodeURIComponent(subject)}${options.sort === 'newest' ? '/newest' : ''}`;
  const query = narrowingQuery(options.by ?? {});
  return query.size > 0 ? withPage(path, query, options.page) : path + pageTail(options.page);
}

function narrowingQuery({ text, topic, year }: NarrowedBy): URLSearchParams {
  const query = new URLSearchParams();
  if (text) query.set('filter', text);
  if (topic) query.set('topic', topic);
  if (year) query.set('year', year);
  return query;
}

function withPage(path: string, query: URLSearchParams, page: number | undefined): string {
  if (page !== undefined && page > 1) query.set('page', String(page));
  return withQuery(path, query);
}

/** The index of topics, or one topic: all of its questions, or those of a subject. */
export function topicPath(
  slug: string,
  options: { readonly subject?: string | undefined; readonly page?: number } = {},
): string {
  const subject = options.subject ? `/in/${encodeURIComponent(options.subject)}` : '';
  return `${topicsPath}/${encodeURIComponent(slug)}${subject}${pageTail(options.page)}`;
}

/** The topics of all subjects, or of one; all, or those that a text leaves. */
export function topicIndexPath(
  page: number,
  options: { readonly subject?: string | undefined; readonly text?: string | undefined } = {},
): string {
  const subject = options.subject ? `/in/${encodeURIComponent(options.subject)}` : '';
  const query = narrowingQuery({ text: options.text });
  const path = topicsPath + subject;
  return query.size > 0 ? withPage(path, query, page) : path + pageTail(page);
}

/** The first page is the list itself. */
function pageTail(page: number | undefined): string {
  return page !== undefined && page > 1 ? `/page/${page}` : '';
}

/**
 * @example
 * questionAddress({ subject: 'biology', slug: 'what-is-a-cell' }); // '/learn/biology/questions/what-is-a-cell'
 */
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

/** What is near a question. */
export function mapPath(question: { readonly subject: string; readonly slug: string }): string {
  return `${questionAddress(question)}/map`;
}

/** The quiz of a question; `chosen` are places of its options, from 1. */
export function quizPath(
  question: { readonly subject: string; readonly slug: string },
  chosen: readonly number[] = [],
): string {
  return `${questionAddress(question)}/quiz${chosen.length > 0 ? `?chosen=${chosen.join('.')}` : ''}`;
}

/** What a reader keeps in mind: what is due today, and tests. */
export const reviewPath = '/review';

/** What a reader keeps for when there is no connection. */
export const offlinePath = '/offline';
/** Takes all of that away, with the script that answers from it. */
export const offlineRemovalPath = '/offline/remove';
/** The script that answers where there is no connection; it stands at the root, for it answers for the whole site. */
export const offlineWorkerPath = '/offline-worker.js';

/** The page of what is kept, with an offer to keep a subject. */
export function keepOfflinePath(subject: string): string {
  return `${offlinePath}?${new URLSearchParams({ keep: subject })}`;
}

/** What there is to keep of a subject, and the packed files that hold it. */
export function offlineListPath(subject: string): string {
  return `${offlinePath}/${encodeURIComponent(subject)}/list.json`;
}

/** @param version of the list that tells what the file holds */
export function offlinePagesPath(subject: string, version: string, file: number): string {
  return `${offlinePath}/${encodeURIComponent(subject)}/pages-${version}-${file}.bin`;
}

/** @param name of the search file, as the list has it */
export function offlineSearchPath(subject: string, name: string): string {
  return `${offlinePath}/${encodeURIComponent(subject)}/${name}`;
}

/** Where the worker answers with the search files of what is kept; no subject can have this name. */
export const keptSearchPath = '/offline/~search/';
/** Beside them: how many questions are kept, and which build of the index it is. */
export const keptSearchAbout = 'about.json';

/** Which questions a reader is tested on. */
export type TestRange =
  | { readonly question: { readonly subject: string; readonly slug: string } }
  /** Those of a subject, or of one of its learning paths, by its place from 0. */
  | { readonly subject: string; readonly path?: number }
  | { readonly topic: string }
  /** A list of the reader's own, by its id. */
  | { readonly list: string };

/** A test of some questions. The reader's browser reads what follows the `?`; the page is the same for everybody. */
export function testPath(range: TestRange): string {
  const query = new URLSearchParams();
  if ('question' in range) query.set('question', `${range.question.subject}/${range.question.slug}`);
  else if ('subject' in range) {
    query.set('subject', range.subject);
    if (range.path !== undefined) query.set('path', String(range.path));
  } else if ('topic' in range) query.set('topic', range.topic);
  else query.set('list', range.list);
  return withQuery(reviewPath, query);
}

/** The range that an address asks for; undefined where it asks for none that can be. */
export function parseTestRange(query: URLSearchParams): TestRange | undefined {
  const [subject, slug] = (query.get('question') ?? '').split('/');
  if (subject && slug) return { question: { subject, slug } };
  const named = query.get('subject');
  const path = query.get('path') ?? '';
  if (named) return /^\d{1,3}$/.test(path) ? { subject: named, path: Number(path) } : { subject: named };
  const topic = query.get('topic');
  if (topic) return { topic };
  const list = query.get('list');
  return list ? { list } : undefined;
}

/** The groups of a subject, or the questions of one. */
export function subjectMapPath(subject: string, group?: string): string {
  const path = `/learn/${encodeURIComponent(subject)}/map`;
  return group === undefined ? path : `${path}/${encodeURIComponent(group)}`;
}

export const comparePath = '/compare';

/** Two questions side by side. */
export function comparisonPath(
  a: { readonly subject: string; readonly slug: string },
  b: { readonly subject: string; readonly slug: string },
): string {
  const path = (question: typeof a) =>
    `${encodeURIComponent(question.subject)}/${encodeURIComponent(question.slug)}`;
  return `${comparePath}?a=${path(a)}&b=${path(b)}`;
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

/**
 * @example
 * searchPath({ query: 'cell wall', subject: 'biology' }); // '/search?q=cell+wall&subject=biology'
 */
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

/** The sitemaps of topics; no subject can have this name. */
export const topicsSitemap = '~topics';

export function sitemapPath(subject: string, part: number): string {
  return `/sitemaps/${encodeURIComponent(subject)}-${part}.xml`;
}

export function absolute(baseUrl: string, path: string): string {
  return baseUrl + path;
}

/** A path with its query, where there is one. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
