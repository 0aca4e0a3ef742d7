import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readAt } from '@/lib/process/read-at';
import { firstPlace } from '@/lib/text/binary-search';
import type { ShownFiles } from './shown-file';

/** In the folder of a snapshot: what the answers show that show any file, as JSON, one after another. */
const recordsFile = 'shown.bin';
/** Float64, little-endian: catalog number, start and end of each, by number. */
const tableFile = 'shown.idx';
const width = 3;

/** Writes what each answer shows, by catalog number; nothing where none shows anything. */
export async function writeShownFiles(
  folder: string,
  shown: readonly (readonly [number: number, files: ShownFiles])[],
): Promise<void> {
  if (shown.length === 0) return;
  const sorted = shown.toSorted(([a], [b]) => a - b);
  const records = sorted.map(([, files]) => Buffer.from(JSON.stringify(files)));
  const table = new Float64Array(sorted.length * width);
  let at = 0;
  for (const [i, record] of records.entries()) {
    table.set([sorted[i]?.[0] ?? 0, at, at + record.length], i * width);
    at += record.length;
  }
  const bytes = new Uint8Array(table.buffer);
  await writeFile(path.join(folder, recordsFile), Buffer.concat(records), { flag: 'wx', flush: true });
  await writeFile(path.join(folder, tableFile), bytes, { flag: 'wx', flush: true });
}

/** What an answer shows, by catalog number. */
export type ReadShownFiles = (number: number) => Promise<ShownFiles>;

/** Reads them by place; 24 bytes are held of each answer that shows any, and no open file. */
export async function openShownFiles(folder: string): Promise<ReadShownFiles> {
  const bytes = await readFile(path.join(folder, tableFile)).catch(() => undefined);
  if (bytes === undefined) return async () => [];
  const table = new Float64Array(Uint8Array.from(bytes).buffer);
  const file = path.join(folder, recordsFile);
  return async (number) => {
    const at = placeOf(table, number);
    if (at === undefined) return [];
    const [start = 0, end = 0] = table.subarray(at + 1, at + width);
    const record = await readAt(file, start, end - start);
    if (record.length !== end - start) throw new Error(`${file} is cut short: build the content again.`);
    return JSON.parse(record.toString('utf8'));
  };
}

function placeOf(table: Float64Array, number: number): number | undefined {
  const place = firstPlace(0, table.length / width, (i) => (table[i * width] ?? 0) < number);
  return table[place * width] === number ? place * width : undefined;
}
