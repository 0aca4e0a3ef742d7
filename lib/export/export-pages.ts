import { pagesOf, questionsOnPage, topicsOfSubject, topicsOnPage } from '@/lib/catalog/list-pages';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import type { Library } from '@/lib/library/library';
import {
  aboutPath,
  citePath,
  homePath,
  learnPath,
  mapPath,
  offlinePath,
  offlineRemovalPath,
  questionAddress,
  reviewPath,
  searchPath,
  shelfPath,
  subjectMapPath,
  subjectPath,
  titlesPath,
  topicIndexPath,
  topicPath,
} from '@/lib/site/paths';
import { filesOf, takePath } from '@/lib/site/take-address';
import { titleParts } from '@/lib/study/model/title-part';

/** One file of an export: what is asked of the site, and where the answer is written. */
export interface ExportedPage {
  /** Encoded, as the site's own links have it. */
  readonly address: string;
  /** Below the folder of the export, decoded, with `/` between its parts. */
  readonly file: string;
  /** The status it must be answered with. */
  readonly status: 200 | 404;
}

/** An address that can be of no page and holds no word: the answer is the page for every address that leads nowhere. */
const lostAddress = '/~';
const siteFiles = ['/robots.txt', '/sitemap.xml', '/opensearch.xml', '/manifest.webmanifest', '/icon.svg'];
/** What is the same for everybody, and filled from what a reader keeps. */
const apart = [reviewPath, shelfPath, offlinePath, offlineRemovalPath];
const citationFormats = ['bib', 'ris', 'json'] as const;

/** What of a site is written. */
export interface ExportedKinds {
  readonly hasQuestionTails: boolean;
  readonly hasTakenFiles: boolean;
  /** Slugs of the groups on the map of each subject. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** What of a library is written. */
export async function kindsOf(
  library: Pick<Library, 'capabilities' | 'catalog' | 'subjectMap'>,
): Promise<ExportedKinds> {
  const groups = new Map<string, readonly string[]>();
  for (const { slug } of library.catalog.frame.subjects)
    groups.set(
      slug,
      (await library.subjectMap(slug)).groups.map((group) => group.slug),
    );
  const { hasQuestionTails, hasTakenFiles } = library.capabilities;
  return { hasQuestionTails, hasTakenFiles, groups };
}

/** Every page of a site, one after another, so that no list of them all is ever held. */
export function* exportPages(catalog: Catalog, options: ExportedKinds): Generator<ExportedPage> {
  for (const address of [homePath, learnPath, aboutPath, searchPath(), ...apart]) yield page(address);
  for (const address of siteFiles) yield plainFile(address);
  yield { address: lostAddress, file: '404.html', status: 404 };
  for (const subject of catalog.frame.subjects) {
    yield* subjectPages(subject, options.groups.get(subject.slug) ?? []);
    if (options.hasTakenFiles) yield* takenFilesOf(subject);
  }
  yield* topicPages(catalog);
  for (let number = 0; number < catalog.frame.total; number++) {
    const question = catalog.record(number);
    yield page(questionAddress(question));
    if (!options.hasQuestionTails) continue;
    yield page(citePath(question));
    for (const format of citationFormats) yield plainFile(citePath(question, format));
    yield page(mapPath(question));
  }
}

/** How many pages `exportPages` comes to. */
export function countPages(catalog: Catalog, options: ExportedKinds): number {
  const tails = options.hasQuestionTails ? 2 + citationFormats.length : 0;
  let others = 0;
  const withoutQuestions: Catalog = { ...catalog, frame: { ...catalog.frame, total: 0 } };
  for (const _ of exportPages(withoutQuestions, options)) others++;
  return others + catalog.frame.total * (1 + tails);
}

/** The sitemaps that the index of them names. */
export function sitemapPages(index: string): readonly ExportedPage[] {
  const found = index.matchAll(/<loc>[^<]*?(\/sitemaps\/[^<]+)<\/loc>/g);
  const unescaped = (text: string) =>
    text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  return [...found].map(([, address = '']) => plainFile(unescaped(address)));
}

function* subjectPages({ slug, count }: SubjectRecord, groups: readonly string[]): Generator<ExportedPage> {
  for (let number = 1; number <= pagesOf(count, questionsOnPage); number++) {
    yield page(subjectPath(slug, { page: number }));
    yield page(subjectPath(slug, { page: number, sort: 'newest' }));
  }
  yield page(subjectMapPath(slug));
  for (const group of groups) yield page(subjectMapPath(slug, group));
  const parts = titleParts(count);
  for (let part = 0; part < parts; part++) yield plainFile(titlesPath(slug, parts, part));
}

function* takenFilesOf({ slug, paths }: SubjectRecord): Generator<ExportedPage> {
  const ofPaths = paths.map((_, path) => ({ subject: slug, path }));
  for (const range of [{ subject: slug }, ...ofPaths])
    for (const [file] of filesOf(range)) yield plainFile(takePath(range, file));
}

function* topicPages(catalog: Catalog): Generator<ExportedPage> {
  const { topics, frame } = catalog;
  for (let number = 1; number <= pagesOf(topics.all.length, topicsOnPage); number++)
    yield page(topicIndexPath(number));
  for (const subject of frame.subjects)
    for (let number = 1; number <= pagesOf(topics.within(subject).length, topicsOnPage); number++)
      yield page(topicIndexPath(number, { subject: subject.slug }));
  const named = new Map(
    frame.subjects.map((subject) => [
      subject.slug,
      new Set(topics.largest(subject, topicsOfSubject).map(({ slug }) => slug)),
    ]),
  );
  for (const { slug, count } of topics.all) {
    yield* listPages(count, (number) => topicPath(slug, { page: number }));
    const within = frame.subjects
      .map((subject) => ({ subject: subject.slug, count: topics.questions(slug, subject).length }))
      .filter((found) => found.count > 0);
    // A topic of one subject is narrowed to it only by the page of that subject.
    for (const { subject, count } of within)
      if (within.length > 1 || named.get(subject)?.has(slug))
        yield* listPages(count, (number) => topicPath(slug, { subject, page: number }));
  }
}

function* listPages(count: number, pathOf: (page: number) => string): Generator<ExportedPage> {
  for (let number = 1; number <= pagesOf(count, questionsOnPage); number++) yield page(pathOf(number));
}

/** A page is the index of a folder: every file server finds it, under an address without an ending. */
function page(address: string): ExportedPage {
  return { address, file: `${fileOf(address)}/index.html`.replace(/^\//, ''), status: 200 };
}

function plainFile(address: string): ExportedPage {
  return { address, file: fileOf(address), status: 200 };
}

/** Where the file of an address lies; its parts are decoded, as a file server does. */
export function fileOf(address: string): string {
  return address.split('/').slice(1).map(decodeURIComponent).join('/');
}
