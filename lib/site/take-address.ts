import { fromBase64Url, toBase64Url } from '@/lib/text/base64-url';
import { oneLine } from '@/lib/text/one-line';
import { pathHash } from '@/lib/text/path-hash';
import { questionAddress, subjectPath, topicPath, withQuery } from './paths';

/** A file that questions are taken along in, by its name in an address. */
interface TakenKind {
  /** What a reader is told of it. */
  readonly label: string;
  readonly mediaType: string;
  /** Whether it is of one question, or of several; of both, where nothing is said. */
  readonly of?: 'one' | 'several';
}

export const takenFiles = {
  'book.epub': { label: 'Book (EPUB)', mediaType: 'application/epub+zip' },
  'deck.apkg': { label: 'Anki deck', mediaType: 'application/vnd.anki' },
  'cards.txt': { label: 'Anki cards (text)', mediaType: 'text/plain; charset=utf-8' },
  'questions.csv': { label: 'Table (CSV)', mediaType: 'text/csv; charset=utf-8' },
  'question.md': { label: 'Markdown', mediaType: 'text/markdown; charset=utf-8', of: 'one' },
  'questions.zip': { label: 'Markdown files (ZIP)', mediaType: 'application/zip', of: 'several' },
} as const satisfies Readonly<Record<string, TakenKind>>;

export type TakenFile = keyof typeof takenFiles;

/** What is taken along: a question, a subject, one of its learning paths by its place from 0, a topic, or a list. */
export type TakeRange =
  | { readonly question: { readonly subject: string; readonly slug: string } }
  | { readonly subject: string; readonly path?: number }
  | { readonly topic: string }
  | TakenList;

/** Questions that a reader has put together. */
export interface TakenList {
  readonly title: string;
  readonly marks: readonly PathMark[];
}

/** Names a question by its path in five bytes, so that hundreds stand in an address. */
export interface PathMark {
  readonly hash: number;
  /** Tells questions of the same hash apart. */
  readonly check: number;
}

export function pathMark(path: string): PathMark {
  return { hash: pathHash(path), check: pathHash(`#${path}`) & 0xff };
}

/** Most questions of a list: an address has 4,096 characters. */
export const mostListed = 500;
const bytesOfMark = 5;
/** Signs of a title; of each an address holds up to twelve. */
const longestTitle = 40;

/** Most questions of one file; the rest of a longer range is left out, and the page says so. */
export const mostTaken = 1000;

/** Files of a range, with their labels. */
export function filesOf(range: TakeRange): readonly (readonly [file: TakenFile, kind: TakenKind])[] {
  const other = 'question' in range ? 'several' : 'one';
  const all = Object.entries(takenFiles) as [TakenFile, TakenKind][];
  return all.filter(([, { of }]) => of !== other);
}

/**
 * @example
 * takePath({ subject: 'biology', path: 0 }, 'cards.txt'); // '/learn/biology/take/1/cards.txt'
 */
export function takePath(range: TakeRange, file: TakenFile): string {
  if ('question' in range) return `${questionAddress(range.question)}/take/${file}`;
  if ('topic' in range) return `${topicPath(range.topic)}/take/${file}`;
  if ('marks' in range) return listPath(range, file);
  const place = range.path === undefined ? '' : `${range.path + 1}/`;
  return `${subjectPath(range.subject)}/take/${place}${file}`;
}

/**
 * The address of a file of a reader's own list, which is made for who asks, and kept nowhere.
 * @example
 * takeListPath({ title: 'Cells', paths: ['biology/what-is-a-cell'] }, 'book.epub'); // '/take/book.epub?title=Cells&questions=…'
 */
export function takeListPath(
  { title, paths }: { readonly title: string; readonly paths: readonly string[] },
  file: TakenFile,
): string {
  return listPath({ title, marks: paths.map(pathMark) }, file);
}

function listPath({ title, marks }: TakenList, file: TakenFile): string {
  const bytes = new Uint8Array(Math.min(marks.length, mostListed) * bytesOfMark);
  const view = new DataView(bytes.buffer);
  for (const [i, { hash, check }] of marks.slice(0, mostListed).entries()) {
    view.setUint32(i * bytesOfMark, hash);
    view.setUint8(i * bytesOfMark + 4, check);
  }
  const query = new URLSearchParams({ title: shortTitle(title), questions: toBase64Url(bytes) });
  return withQuery(`/take/${file}`, query);
}

function shortTitle(title: string): string {
  return [...oneLine(title)].slice(0, longestTitle).join('').trim();
}

/**
 * What the parts of an address ask for; undefined where they are of no such address.
 * @param parts between slashes, decoded
 * @param value of a parameter
 */
export function parseTakePath(
  parts: readonly string[],
  value: (name: string) => string | undefined = () => undefined,
): { readonly range: TakeRange; readonly file: TakenFile } | undefined {
  const file = parts.at(-1) ?? '';
  if (!Object.hasOwn(takenFiles, file)) return undefined;
  const range = parts.length === 2 && parts[0] === 'take' ? listOf(value) : rangeOf(parts.slice(0, -1));
  const isOffered = range !== undefined && filesOf(range).some(([name]) => name === file);
  return isOffered ? { range, file: file as TakenFile } : undefined;
}

function rangeOf(parts: readonly string[]): TakeRange | undefined {
  const [first, second = '', third, fourth = '', fifth] = parts;
  if (first === 'topics' && third === 'take' && parts.length === 3) return { topic: second };
  if (first !== 'learn') return undefined;
  if (third === 'take' && parts.length === 3) return { subject: second };
  if (third === 'take' && parts.length === 4)
    return /^[1-9]\d{0,2}$/.test(fourth) ? { subject: second, path: Number(fourth) - 1 } : undefined;
  if (third === 'questions' && fifth === 'take' && parts.length === 5)
    return { question: { subject: second, slug: fourth } };
  return undefined;
}

function listOf(value: (name: string) => string | undefined): TakenList | undefined {
  const bytes = fromBase64Url(value('questions') ?? '');
  const count = (bytes?.length ?? 0) / bytesOfMark;
  if (bytes === undefined || count === 0 || count > mostListed || !Number.isInteger(count)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marks = Array.from({ length: count }, (_, i) => ({
    hash: view.getUint32(i * bytesOfMark),
    check: view.getUint8(i * bytesOfMark + 4),
  }));
  return { title: shortTitle(value('title') ?? '') || 'A list of questions', marks };
}
