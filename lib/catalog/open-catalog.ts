import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { pathOf } from '@/lib/content/question';
import { mayBeCanonical } from '@/lib/site/canonical-hosts';
import { isOwnAddress } from '@/lib/site/own-address';
import { firstPlace } from '@/lib/text/binary-search';
import { pathHash } from '@/lib/text/path-hash';
import { openAnswers } from './answer-store';
import { catalogFiles, catalogVersion } from './catalog-files';
import type { CatalogFrame } from './catalog-frame';
import { type LinkedFrom, openAnswerLinks } from './links/answer-links-table';
import { linksOf, linksWidth } from './links/links-table';
import { type FilteredList, filterList, type ListFilter } from './lists/filter-list';
import { openTitles } from './lists/titles-table';
import { type Neighbors, neighborsOf } from './lists/walk-order';
import type { QuestionRecord, SubjectRecord } from './question-record';
import { openRecords } from './record-store';
import { openTopics, type TopicStore, topicFiles } from './topic-store';
import { type Topic, topicSlug } from './topics';

/** How many records are kept parsed; one is about 1 kB. */
const keptRecords = 2000;

/** A catalog opened for serving. Records and answers stay on disk and are read by offset. */
export interface Catalog {
  readonly frame: CatalogFrame;
  readonly topics: TopicStore;
  /** The topic of a keyword as written, where it has one. */
  topicOf(keyword: string): Topic | undefined;
  /** The question at a path (`subject/slug`), or undefined. */
  find(path: string): QuestionRecord | undefined;
  /** The questions whose paths have a hash (`pathHash`): one or none, but for chance. */
  findHashed(hash: number): readonly QuestionRecord[];
  findSubject(slug: string): SubjectRecord | undefined;
  /** Where a moved question is now, as a question path. */
  findRedirect(path: string): string | undefined;
  findById(id: string): QuestionRecord | undefined;
  /** Throws on a number outside the catalog. */
  record(number: number): QuestionRecord;
  /** Catalog numbers, newest first, of one subject or of the whole site. */
  newest(range: {
    readonly subject?: string;
    readonly offset: number;
    readonly limit: number;
  }): readonly number[];
  /** What of a subject's questions a filter leaves. */
  filter(subject: SubjectRecord, filter: ListFilter): Promise<FilteredList>;
  /** What is read before and after a question: along its subject's paths, else from like to like. */
  neighbors(number: number): Neighbors;
  /** Where the links of an answer lead: catalog numbers by what is written; undefined for no question of the site. */
  answerLinks(number: number): ReadonlyMap<string, number | undefined>;
  /** The questions whose answers link to one. */
  linkedFrom(number: number): LinkedFrom;
  /** The answer as written, with literal `\n`. */
  answer(number: number): Promise<string>;
  close(): Promise<void>;
}

/**
 * Throws where a file is missing, of another version, or not of the size the others say.
 * @example
 * const catalog = await openCatalog(folder);
 * catalog.find('biology/what-is-a-cell')?.question; // 'What is a cell?'
 */
export async function openCatalog(folder: string): Promise<Catalog> {
  const { frame, topics, titles, walk, links, answerLinks, ...tables } = openTables(folder);
  // Opened last: what throws before leaves nothing open.
  const answers = await openAnswers(fileOf(folder, 'answers'));
  const records = openRecords(fileOf(folder, 'records'), tables.records);
  const record = keepRecent(keptRecords, (number): QuestionRecord => {
    const head = records.read(number);
    const { original, related } = linksOf(links, number);
    const isSaid = head.canonical !== undefined && mayBeCanonical(head.canonical, frame.site);
    const canonical = isSaid ? head.canonical : original === undefined ? undefined : pathOf(record(original));
    return { ...head, number, canonical, isCopy: original !== undefined, related };
  });
  const subjects = new Map(frame.subjects.map((subject) => [subject.slug, subject]));
  const redirects = new Map(frame.redirects);
  const ids = new Map(frame.ids);
  return {
    frame,
    topics,
    topicOf(keyword) {
      const slug = topicSlug(keyword, frame.site.language);
      return slug === undefined ? undefined : topics.find(slug);
    },
    record,
    find: (wanted) =>
      findHashed(tables.paths, pathHash(wanted), record).find((found) => pathOf(found) === wanted),
    findHashed: (hash) => findHashed(tables.paths, hash, record),
    findSubject: (slug) => subjects.get(slug),
    findRedirect: (from) => redirects.get(from),
    findById(id) {
      const number = ids.get(id);
      return number === undefined ? undefined : record(number);
    },
    newest({ subject, offset, limit }) {
      const own = subject === undefined ? undefined : subjects.get(subject);
      if (subject !== undefined && own === undefined) return [];
      const [start, count] = own ? [frame.total + own.first, own.count] : [0, frame.total];
      return [...tables.newest.subarray(start, start + count).subarray(offset, offset + limit)];
    },
    filter: (subject, filter) => filterList(subject, filter, { frame, titles, topics }),
    neighbors: (number) => neighborsOf(walk, number, subjects.get(record(number).subject)?.paths ?? []),
    answerLinks(number) {
      const { links } = record(number);
      const targets = links.length === 0 ? [] : answerLinks.targetsOf(number);
      const own = [...links.entries()].filter(([, written]) => isOwnAddress(written, frame.site.baseUrl));
      return new Map(own.map(([i, written]) => [written, targets[i]]));
    },
    linkedFrom: answerLinks.linkedFrom,
    answer(number) {
      record(number);
      const [start = 0, end = 0] = tables.answers.subarray(number * 2);
      return answers.read({ start, end });
    },
    async close() {
      records.close();
      await answers.close();
    },
  };
}

/** What a catalog holds in memory. */
function openTables(folder: string) {
  const file = (name: keyof typeof catalogFiles) => fileOf(folder, name);
  const frame = readFrame(file('frame'));
  const { total, subjects } = frame;
  return {
    frame,
    records: new Float64Array(buffer(file('recordOffsets'), (total * 2 + 1) * 8)),
    answers: new Float64Array(buffer(file('answerOffsets'), total * 16)),
    paths: new Uint32Array(buffer(file('paths'), total * 8)),
    newest: new Uint32Array(buffer(file('newest'), total * 8)),
    topics: openTopics(topicFiles(folder)),
    walk: new Uint32Array(buffer(file('walk'), total * 8)),
    titles: openTitles(file('titles'), subjects.length),
    links: new Uint32Array(buffer(file('links'), total * linksWidth * 4)),
    answerLinks: openAnswerLinks(new Uint32Array(wholeBuffer(file('answerLinks')))),
  };
}

function fileOf(folder: string, name: keyof typeof catalogFiles): string {
  return path.join(folder, catalogFiles[name]);
}

function readFrame(file: string): CatalogFrame {
  const frame: CatalogFrame = JSON.parse(readFileSync(file, 'utf8'));
  if (frame.version === catalogVersion) return frame;
  throw new Error(`${file} is of version ${frame.version}, not ${catalogVersion}: build the content again.`);
}

function buffer(file: string, size: number): ArrayBuffer {
  const bytes = wholeBuffer(file);
  if (bytes.byteLength !== size) throw new Error(`${file} is cut short: build the content again.`);
  return bytes;
}

function wholeBuffer(file: string): ArrayBuffer {
  const bytes = readFileSync(file);
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** Binary search by hash; which of several it is, their paths say. */
function findHashed(table: Uint32Array, hash: number, record: Catalog['record']): readonly QuestionRecord[] {
  const found: QuestionRecord[] = [];
  const start = firstPlace(0, table.length / 2, (i) => (table[i * 2] ?? 0) < hash);
  for (let i = start; table[i * 2] === hash; i++) found.push(record(table[i * 2 + 1] ?? 0));
  return found;
}

function keepRecent<T>(limit: number, load: (key: number) => T): (key: number) => T {
  const kept = createBoundedCache<number, T>(limit);
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = load(key);
    kept.set(key, value);
    return value;
  };
}
