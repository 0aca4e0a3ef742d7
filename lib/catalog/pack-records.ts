import { checksum } from '@/lib/text/checksum';
import { type RecordHead, recordNames } from './question-record';

/** The records as JSON, one after another; where each begins and the last ends, and then the checksum of each. */
export interface PackedRecords {
  readonly bytes: Uint8Array;
  readonly table: Float64Array;
}

/** Records that were packed before. */
export interface PreviousRecords extends PackedRecords {
  /** Their numbers, by the heads that they were packed of: those that come again are copied, not written. */
  readonly numbers: ReadonlyMap<RecordHead, number>;
}

/** Progress is reported each time so many records are packed. */
const reportedEvery = 500;
const bytesAtFirst = 1 << 20;

/** The same bytes, whatever was packed before. */
export function packRecords(
  heads: readonly RecordHead[],
  previous: PreviousRecords | undefined,
  progress: (done: number, total: number) => void,
): PackedRecords {
  const total = heads.length;
  const table = new Float64Array(total * 2 + 1);
  const bytes = createBytes((previous?.bytes.length ?? 0) + bytesAtFirst);
  const copy = previous && copyRuns(previous, { heads, bytes, table });
  for (let i = 0; i < total; ) {
    if (i % reportedEvery === 0) progress(i, total);
    const copied = copy?.(i) ?? 0;
    if (copied === 0) {
      const start = bytes.length();
      bytes.write(recordJson(heads[i] as RecordHead));
      table[i + 1] = bytes.length();
      table[total + 1 + i] = checksum(bytes.from(start));
    }
    i += copied || 1;
  }
  return { bytes: bytes.from(0), table };
}

/** Copies all records from one on that follow one another as they did before, and says how many those are. */
function copyRuns(
  { numbers, bytes: known, table: before }: PreviousRecords,
  to: {
    readonly heads: readonly RecordHead[];
    readonly bytes: ReturnType<typeof createBytes>;
    readonly table: Float64Array;
  },
): (first: number) => number {
  const { heads, bytes, table } = to;
  const totalBefore = (before.length - 1) / 2;
  const numberOf = (place: number) => numbers.get(heads[place] as RecordHead);
  return (first) => {
    const from = numberOf(first);
    if (from === undefined) return 0;
    let count = 1;
    while (first + count < heads.length && numberOf(first + count) === from + count) count++;
    const [start = 0, end] = [before[from], before[from + count]];
    const moved = bytes.length() - start;
    bytes.copy(known.subarray(start, end));
    for (let i = 0; i < count; i++) {
      table[first + i + 1] = (before[from + i + 1] ?? 0) + moved;
      table[heads.length + 1 + first + i] = before[totalBefore + 1 + from + i] ?? 0;
    }
    return count;
  };
}

function createBytes(capacity: number) {
  let bytes = Buffer.allocUnsafe(capacity);
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

/** Names stand in one order, whatever the head's own is. */
function recordJson(head: RecordHead): string {
  const own: Partial<Record<keyof RecordHead, unknown>> = {};
  for (const name of recordNames) own[name] = head[name];
  return JSON.stringify(own);
}
