import { mkdir, readdir, rm } from 'node:fs/promises';
import type { Encoder } from '@/lib/search/meaning/encode/encoder';
import { keyOfParts, vectorOfParts } from './document-parts';
import { keepModel, listVectors, type MeaningFolder, meaningFolder, removeUnused } from './meaning-folder';
import { type Quantized, quantize, widthOf } from './quantize';
import { openDocuments, type ReadDocuments, type TextOf } from './read-documents';
import { createTable, keyBytes, readTable, type VectorTable, writeTable } from './vector-file';
import { openVectorLog, type VectorLog } from './vector-log';

/** Documents between two steps of progress; what was made meanwhile is written down. */
const stepDocuments = 32;

export interface EncodeOptions {
  /** Folder of a library's artifacts. */
  readonly root: string;
  /** Name of the snapshot. */
  readonly snapshot: string;
  readonly searchFolder: string;
  /** Where the texts of its documents are; search itself keeps their beginnings. */
  readonly textOf?: TextOf;
  readonly snapshotsFolder: string;
  readonly encoder: Encoder;
  /** Folder of a model of the owner's own, to be kept with its vectors. */
  readonly ownModel?: string | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Makes the vectors of a snapshot: of each document whose text no other snapshot has, and of none twice. Killed, it
 * goes on where it was.
 * @returns how many were made, of how many
 */
export async function encodeSnapshot(
  options: EncodeOptions,
): Promise<{ readonly made: number; readonly total: number }> {
  const { root, snapshot, encoder } = options;
  const folder = meaningFolder(root, encoder.fingerprint);
  await mkdir(folder.folder, { recursive: true });
  if (options.ownModel) await keepModel(options.ownModel, folder);
  const documents = await openDocuments(options.searchFolder, options.textOf);
  const width = widthOf(encoder.dimensions);
  const table = createTable({ model: encoder.fingerprint, snapshot, width, count: documents.count });
  const log = await openVectorLog(folder.log, width);
  try {
    await takeKnown(table, { documents, folder, log });
    const made = await makeMissing(table, { documents, log, encoder, onProgress: options.onProgress });
    await writeTable(folder.vectors(snapshot), table);
    await rm(folder.log, { force: true });
    await removeUnused(root, encoder.fingerprint, await readdir(options.snapshotsFolder));
    return { made, total: documents.count };
  } finally {
    await log.close();
  }
}

/** Fills in the keys of all documents, and the rows that other snapshots or a process that was killed have made. */
async function takeKnown(
  table: VectorTable,
  from: { readonly documents: ReadDocuments; readonly folder: MeaningFolder; readonly log: VectorLog },
): Promise<void> {
  const wanted = new Map<string, number[]>();
  let number = 0;
  for await (const parts of from.documents.parts(0, table.count)) {
    if (parts.length > 0) {
      const key = keyOfParts(parts);
      table.keys.set(key, number * keyBytes);
      const name = key.toString('latin1');
      const numbers = wanted.get(name);
      if (numbers) numbers.push(number);
      else wanted.set(name, [number]);
    }
    number++;
  }
  const take = (name: string, row: Quantized<Int8Array>) => {
    for (const of of wanted.get(name) ?? []) setRow(table, of, row);
    wanted.delete(name);
  };
  for (const [name, row] of from.log.found) take(name, row);
  for (const file of await listVectors(from.folder)) {
    if (wanted.size === 0) break;
    // One that is damaged, or of another shape, is as if it were not there.
    const other = await readTable(file).catch(() => undefined);
    if (other?.width !== table.width) continue;
    for (let i = 0; i < other.count; i++) if (other.scales[i] !== 0) take(nameAt(other, i), rowOf(other, i));
  }
}

function nameAt({ keys }: VectorTable, number: number): string {
  return Buffer.from(keys.buffer, keys.byteOffset + number * keyBytes, keyBytes).toString('latin1');
}

function rowOf({ rows, scales, width }: VectorTable, number: number): Quantized<Int8Array> {
  return { values: rows.subarray(number * width, (number + 1) * width), scale: scales[number] ?? 0 };
}

function setRow({ rows, scales, width }: VectorTable, number: number, row: Quantized<Int8Array>): void {
  rows.set(row.values, number * width);
  scales[number] = row.scale;
}

async function makeMissing(
  table: VectorTable,
  tools: {
    readonly documents: ReadDocuments;
    readonly log: VectorLog;
    readonly encoder: Encoder;
    readonly onProgress: EncodeOptions['onProgress'];
  },
): Promise<number> {
  /** The number of the document it was made for, by key. */
  const made = new Map<string, number>();
  for (let from = 0; from < table.count; from += stepDocuments) {
    const to = Math.min(table.count, from + stepDocuments);
    tools.onProgress?.(from, table.count);
    if (table.scales.subarray(from, to).every((scale) => scale > 0)) continue;
    const missing = new Map<string, readonly string[]>();
    const numbers: number[] = [];
    let number = from;
    for await (const parts of tools.documents.parts(from, to)) {
      if (parts.length > 0 && table.scales[number] === 0) {
        const name = nameAt(table, number);
        if (!made.has(name)) missing.set(name, parts);
        numbers.push(number);
      }
      number++;
    }
    // All at once: an encoder may have threads.
    const fresh = await Promise.all(
      Array.from(missing, async ([name, parts]) => {
        const row = quantize(vectorOfParts(await tools.encoder.encode(parts)));
        return [Buffer.from(name, 'latin1'), row] as const;
      }),
    );
    const rows = new Map(fresh.map(([key, row]) => [key.toString('latin1'), row]));
    for (const of of numbers) {
      const name = nameAt(table, of);
      const before = made.get(name);
      setRow(table, of, rows.get(name) ?? rowOf(table, before ?? of));
      if (before === undefined) made.set(name, of);
    }
    if (fresh.length > 0) await tools.log.append(fresh);
  }
  tools.onProgress?.(table.count, table.count);
  return made.size;
}
