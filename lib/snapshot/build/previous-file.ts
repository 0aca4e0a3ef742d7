import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { placeOfFile } from '@/lib/content/file-place';
import { fieldsWhere } from '@/lib/content/question-fields';
import type { PlacedReference } from './read/file-diagnostics';
import type { ReadFile } from './read/take-in';

/** What a build learned of one file, so that it need not be read again until it changes. */
export interface PreviousFile extends ReadFile {
  /** Its number in the search index; −1 where search does not hold it. */
  readonly document: number;
  /** Numbers in the search index of the questions that its author named; undefined where one of them is not shown, or named twice. */
  readonly named: readonly number[] | undefined;
  /** Marks of the topics that its keywords would belong to. */
  readonly topics: readonly number[];
}

/** What is known of some files and read at once, a list each, in the same order; what is `null` is undefined. */
interface Columns {
  readonly file: readonly string[];
  readonly mark: readonly string[];
  /** Bytes of the rest of each file. */
  readonly bytes: readonly number[];
  readonly isFaulty: readonly (0 | 1)[];
  readonly document: readonly number[];
  readonly named: readonly (readonly number[] | null)[];
  readonly topics: readonly (readonly number[])[];
  /** `null` where there are none. */
  readonly references: readonly (readonly PlacedReference[] | null)[];
  /** `null`, and 0 for a bit, where the file cannot be used too. */
  readonly fields: FieldColumns;
  readonly links: readonly (readonly string[] | 0)[];
  readonly start: readonly number[];
  readonly end: readonly number[];
}

const columnNames = fieldsWhere('state', 'column');
const bitNames = fieldsWhere('state', 'bit');
const lineNames = [
  ...fieldsWhere('state', 'line'),
  'lines',
  'contentHash',
  'minutes',
  'linkLines',
  'setQuestion',
] as const;
/** What is kept of a question, and where. */
export const stateNames: readonly string[] = [...columnNames, 'links', '', ...bitNames, '', ...lineNames];

type FieldColumns = {
  readonly [Name in (typeof columnNames)[number]]: readonly (QuestionEntry[Name] | null)[];
} & { readonly [Name in (typeof bitNames)[number]]: readonly (0 | 1)[] };
type RestOfEntry = Pick<QuestionEntry, (typeof lineNames)[number]>;
/** What is read of a file only where someone asks for it. */
interface Rest {
  readonly hash: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly entry: RestOfEntry | undefined;
}

const lineEnd = '\n';

/**
 * Some files as a line of JSON with what every build looks at, and one for the rest of each file, which few are asked for.
 * @returns UTF-8
 */
export function packFiles(files: readonly PreviousFile[]): Uint8Array {
  const rests = files.map((file) =>
    file instanceof PackedPreviousFile ? file.packed() : Buffer.from(JSON.stringify(restOf(file)) + lineEnd),
  );
  const bytes = rests.map(({ length }) => length);
  return Buffer.concat([Buffer.from(JSON.stringify({ ...columnsOf(files), bytes }) + lineEnd), ...rests]);
}

function columnsOf(files: readonly PreviousFile[]): Omit<Columns, 'bytes'> {
  const entries = files.map(({ entry }) => entry);
  return {
    file: files.map(({ file }) => file),
    mark: files.map(({ mark }) => mark),
    isFaulty: files.map(({ diagnostics }) => (diagnostics.length > 0 ? 1 : 0)),
    document: files.map(({ document }) => document),
    named: files.map(({ named }) => named ?? null),
    topics: files.map(({ topics }) => topics),
    references: files.map(({ references }) => (references.length > 0 ? references : null)),
    fields: fieldColumnsOf(entries),
    links: entries.map((entry) => (entry && entry.links.length > 0 ? entry.links : 0)),
    start: entries.map((entry) => entry?.answerPlace.start ?? 0),
    end: entries.map((entry) => entry?.answerPlace.end ?? 0),
  };
}

function fieldColumnsOf(entries: readonly (QuestionEntry | undefined)[]): FieldColumns {
  const columns = columnNames.map((name) => [name, entries.map((entry) => entry?.[name] ?? null)]);
  const bits = bitNames.map((name) => [name, entries.map((entry) => (entry?.[name] ? 1 : 0))]);
  return Object.fromEntries([...columns, ...bits]);
}

function restOf({ hash, diagnostics, entry }: PreviousFile): Rest {
  if (entry === undefined) return { hash, diagnostics, entry };
  const rest = Object.fromEntries(lineNames.map((name) => [name, entry[name]])) as RestOfEntry;
  return { hash, diagnostics, entry: rest };
}

/** The same question with its answer in another place, as an object of its own. */
export function withAnswerAt(entry: QuestionEntry, answerPlace: QuestionEntry['answerPlace']): QuestionEntry {
  const names = ['subject', 'slug', 'file', 'links', ...columnNames, ...bitNames, ...lineNames] as const;
  return { ...Object.fromEntries(names.map((name) => [name, entry[name]])), answerPlace } as QuestionEntry;
}

/**
 * Reads back what `packFiles` wrote, from a place in a larger file.
 * @returns the files, and where they end
 * @throws where they are not as they were written
 */
export function unpackFiles(
  bytes: Buffer,
  start: number,
): { readonly files: readonly PreviousFile[]; readonly end: number } {
  let end = bytes.indexOf(lineEnd, start) + lineEnd.length;
  const columns: Columns = JSON.parse(bytes.toString('utf8', start, end));
  const files = columns.file.map((_, i) => {
    const begin = end;
    end += columns.bytes[i] ?? 0;
    return new PackedPreviousFile(columns, i, bytes.subarray(begin, end));
  });
  return { files, end };
}

/** A file as a state has it. */
class PackedPreviousFile implements PreviousFile {
  readonly file: string;
  readonly mark: string;
  readonly document: number;
  readonly named: readonly number[] | undefined;
  readonly topics: readonly number[];
  readonly references: readonly PlacedReference[];
  readonly entry: QuestionEntry | undefined;
  readonly #isFaulty: boolean;
  readonly #packed: Buffer;
  #rest: Rest | undefined;

  constructor(columns: Columns, i: number, packed: Buffer) {
    this.file = columns.file[i] ?? '';
    this.mark = columns.mark[i] ?? '';
    this.document = columns.document[i] ?? -1;
    this.named = columns.named[i] ?? undefined;
    this.topics = columns.topics[i] ?? [];
    this.references = columns.references[i] ?? [];
    this.#isFaulty = columns.isFaulty[i] === 1;
    this.#packed = packed;
    const isUsable = (columns.fields.question[i] ?? undefined) !== undefined;
    this.entry = isUsable ? previousEntry(this, columns, i) : undefined;
  }

  get hash(): string {
    return this.rest().hash;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#isFaulty ? this.rest().diagnostics : [];
  }

  packed(): Uint8Array {
    return this.#packed;
  }

  rest(): Rest {
    this.#rest ??= JSON.parse(this.#packed.toString('utf8')) as Rest;
    return this.#rest;
  }
}

/** Its question; what no column has is read when it is asked for. */
class PreviousEntry {
  readonly subject: string;
  readonly slug: string;
  readonly file: string;
  readonly links: readonly string[];
  readonly answerPlace: QuestionEntry['answerPlace'];
  readonly #of: PackedPreviousFile;

  constructor(of: PackedPreviousFile, columns: Columns, i: number) {
    const { file } = of;
    const { subject, slug } = placeOfFile(file);
    this.#of = of;
    this.file = file;
    this.subject = subject;
    this.slug = slug;
    this.links = columns.links[i] || [];
    this.answerPlace = { start: columns.start[i] ?? 0, end: columns.end[i] ?? 0 };
  }

  static {
    for (const name of lineNames)
      Object.defineProperty(PreviousEntry.prototype, name, {
        get(this: PreviousEntry) {
          return this.#rest[name];
        },
      });
  }

  get #rest(): RestOfEntry {
    const { entry } = this.#of.rest();
    if (entry === undefined) throw new Error(`The state of ${this.file} is not as it was written.`);
    return entry;
  }
}

function previousEntry(of: PackedPreviousFile, columns: Columns, i: number): QuestionEntry {
  const { fields } = columns;
  const entry = new PreviousEntry(of, columns, i) as object as Record<string, unknown>;
  for (const name of columnNames) entry[name] = fields[name][i] ?? undefined;
  for (const name of bitNames) entry[name] = fields[name][i] === 1;
  return entry as object as QuestionEntry;
}
