import { questionAddress, subjectPath, topicPath } from './paths';

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

/** What is taken along: a question, a subject, one of its learning paths by its place from 0, or a topic. */
export type TakeRange =
  | { readonly question: { readonly subject: string; readonly slug: string } }
  | { readonly subject: string; readonly path?: number }
  | { readonly topic: string };

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
  const place = range.path === undefined ? '' : `${range.path + 1}/`;
  return `${subjectPath(range.subject)}/take/${place}${file}`;
}

/**
 * What the parts of an address ask for; undefined where they are of no such address.
 * @param parts between slashes, decoded
 */
export function parseTakePath(
  parts: readonly string[],
): { readonly range: TakeRange; readonly file: TakenFile } | undefined {
  const file = parts.at(-1) ?? '';
  if (!Object.hasOwn(takenFiles, file)) return undefined;
  const range = rangeOf(parts.slice(0, -1));
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
