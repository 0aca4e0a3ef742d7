import { checksum } from '@/lib/text/checksum';
import type { QuestionRecord } from './question-record';

type PlaceInCatalog = 'number' | 'canonical' | 'isCopy' | 'related';
/** What a record says of its question by itself. */
export type RecordHead = Omit<QuestionRecord, PlaceInCatalog>;
/** What it says of its place among the others. */
export type RecordTail = Pick<QuestionRecord, PlaceInCatalog>;

/** The records as JSON, one after another; where each begins and the last ends, and the checksum of each. */
export interface PackedRecords {
  readonly bytes: Uint8Array;
  readonly table: Float64Array;
}

/** Records that were packed before. */
export interface EarlierRecords extends PackedRecords {
  /** The heads that they were packed of: those that come again are copied, not written. */
  readonly heads: ReadonlySet<RecordHead | undefined>;
}

const tailStart = ',"number":';
/** It is said how far packing is each time so many records are packed. */
const toldEvery = 500;

/** The same bytes, whatever was packed before. */
export function packRecords(
  { heads, tails }: { readonly heads: readonly RecordHead[]; readonly tails: readonly RecordTail[] },
  earlier: EarlierRecords | undefined,
  progress: (done: number, total: number) => void,
): PackedRecords {
  const table = new Float64Array(heads.length * 2 + 1);
  const bytes = createBytes();
  const find = earlier && findHeads(heads, earlier);
  for (const [i, head] of heads.entries()) {
    if (i % toldEvery === 0) progress(i, heads.length);
    const start = bytes.length();
    const known = find?.(head);
    if (known) bytes.copy(known);
    else bytes.write(headJson(head));
    bytes.write(tailJson(tails[i] as RecordTail));
    table[i + 1] = bytes.length();
    table[heads.length + 1 + i] = checksum(bytes.from(start));
  }
  return { bytes: bytes.from(0), table };
}

function createBytes() {
  let bytes = Buffer.allocUnsafe(1 << 20);
  let end = 0;
  const reserve = (more: number) => {
    if (end + more <= bytes.length) return;
    const larger = Buffer.allocUnsafe(bytes.length * 2 + more);
    bytes.copy(larger, 0, 0, end);
    bytes = larger;
  };
  return {
    length: () => end,
    from: (start: number): Uint8Array => bytes.subarray(start, end),
    write(text: string): void {
      // A character takes at most three bytes for each of its code units.
      reserve(text.length * 3);
      end += bytes.write(text, end, 'utf8');
    },
    copy(part: Uint8Array): void {
      reserve(part.length);
      bytes.set(part, end);
      end += part.length;
    },
  };
}

/** The beginning of the JSON, by which a record is known. */
function pathJson({ subject, slug }: RecordHead): string {
  return `{"subject":${JSON.stringify(subject)},"slug":${JSON.stringify(slug)},`;
}

function headJson(head: RecordHead): string {
  const { question, summary, keywords, author, date, dateFormat, dateLabel, id, minutes, noIndex, language } =
    head;
  const rest: Omit<RecordHead, 'subject' | 'slug'> = {
    question,
    summary,
    keywords,
    author,
    date,
    dateFormat,
    dateLabel,
    id,
    minutes,
    noIndex,
    language,
  };
  return pathJson(head) + JSON.stringify(rest).slice(1, -1);
}

function tailJson({ number, canonical, isCopy, related }: RecordTail): string {
  const elsewhere = canonical === undefined ? '' : `,"canonical":${JSON.stringify(canonical)}`;
  return `${tailStart}${number}${elsewhere},"isCopy":${isCopy},"related":[${related.join(',')}]}`;
}

/**
 * Finds the heads of records among those packed before, asked for in the order of the catalog: what stayed the same
 * stands in the same order there, with no more between than what did not.
 */
function findHeads(
  heads: readonly RecordHead[],
  { bytes, table, heads: known }: EarlierRecords,
): (head: RecordHead) => Uint8Array | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const total = (table.length - 1) / 2;
  const mostBetween = Math.max(0, total - heads.filter((head) => known.has(head)).length);
  let next = 0;
  return (head) => {
    if (!known.has(head)) return undefined;
    const path = Buffer.from(pathJson(head));
    for (let i = next; i < Math.min(total, next + 1 + mostBetween); i++) {
      const [start, end] = [table[i] ?? 0, table[i + 1] ?? 0];
      if (end - start < path.length || path.compare(buffer, start, start + path.length) !== 0) continue;
      next = i + 1;
      // No text holds it: a quotation mark in a text is escaped.
      const stop = buffer.lastIndexOf(tailStart, end);
      return stop > start ? buffer.subarray(start, stop) : undefined;
    }
    return undefined;
  };
}
