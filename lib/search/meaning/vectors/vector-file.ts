import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { writeStaged } from '@/lib/process/write-staged';
import { openScanKernel, type ScanKernel } from './scan-kernel';

/** Bytes of a document's key: the beginning of the hash of what its vector was made of. */
export const keyBytes = 16;
const magic = Buffer.from('stoa-meaning-1\n\0', 'latin1');
const aboutBytes = 256;
const hashBytes = 32;

/** What a file of vectors says of itself. */
export interface AboutVectors {
  readonly model: string;
  readonly snapshot: string;
  /** Bytes a row. */
  readonly width: number;
  /** Rows, one for each number that the search index of the snapshot gave out. */
  readonly count: number;
}

/** The vectors of a snapshot, row n of document n. A scale of 0: there is no such document. */
export interface VectorTable extends AboutVectors {
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly keys: Uint8Array;
  /** The rows lie at the beginning of its memory, with room for a query and the results behind them. */
  readonly kernel: ScanKernel;
}

export interface TableLayout {
  readonly scales: number;
  readonly query: number;
  readonly out: number;
  readonly end: number;
}

/** Where in a kernel's memory everything lies. */
export function layoutOf({ width, count }: Pick<AboutVectors, 'width' | 'count'>): TableLayout {
  const scales = width * count;
  const query = Math.ceil((scales + count * 4) / 16) * 16;
  const out = query + width * 2;
  return { scales, query, out, end: out + count * 4 };
}

/** An empty table, to be filled. */
export function createTable(about: AboutVectors): VectorTable {
  const layout = layoutOf(about);
  const kernel = openScanKernel(layout.end);
  const { buffer } = kernel.memory;
  return {
    ...about,
    kernel,
    rows: new Int8Array(buffer, 0, layout.scales),
    scales: new Float32Array(buffer, layout.scales, about.count),
    keys: new Uint8Array(about.count * keyBytes),
  };
}

export async function writeTable(file: string, table: VectorTable): Promise<void> {
  const { model, snapshot, width, count } = table;
  const about = Buffer.alloc(aboutBytes, ' ');
  about.write(JSON.stringify({ model, generation: snapshot, width, count }));
  await writeStaged(file, async (handle) => {
    for (const part of [magic, about, ...partsOf(table), hashOf(about, table)]) await writeAll(handle, part);
  });
}

/**
 * Reads the vectors of a file into a memory that can be scanned.
 * @throws where it is missing, cut short, damaged, or no such file
 */
export async function readTable(file: string): Promise<VectorTable> {
  const handle = await open(file, 'r');
  try {
    const head = await readExactly(handle, Buffer.alloc(magic.length + aboutBytes), 0);
    const about = aboutOf(head, file);
    const { size } = await handle.stat();
    if (size !== head.length + about.count * (about.width + 4 + keyBytes) + hashBytes)
      throw new Error(`${file} is cut short`);
    const table = createTable(about);
    let at = head.length;
    for (const part of partsOf(table)) {
      await readExactly(handle, part, at);
      at += part.length;
    }
    const hash = await readExactly(handle, Buffer.alloc(hashBytes), at);
    if (!hash.equals(hashOf(head.subarray(magic.length), table))) throw new Error(`${file} is damaged`);
    return table;
  } finally {
    await handle.close();
  }
}

function aboutOf(head: Buffer, file: string): AboutVectors {
  if (!head.subarray(0, magic.length).equals(magic)) throw new Error(`${file} is no file of vectors`);
  const { model, generation: snapshot, width, count } = JSON.parse(head.toString('utf8', magic.length));
  const isSound =
    width > 0 && width % 16 === 0 && width <= 16_384 && count >= 0 && Number.isInteger(width + count);
  if (typeof model !== 'string' || typeof snapshot !== 'string' || !isSound)
    throw new Error(`${file} is no file of vectors`);
  return { model, snapshot, width, count };
}

function partsOf({ rows, scales, keys }: VectorTable): readonly Buffer[] {
  return [rows, scales, keys].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
}

function hashOf(about: Buffer, table: VectorTable): Buffer {
  const hash = createHash('sha256').update(about);
  for (const part of partsOf(table)) hash.update(part);
  return hash.digest();
}

async function readExactly(handle: FileHandle, into: Buffer, position: number): Promise<Buffer> {
  let read = 0;
  while (read < into.length) {
    const { bytesRead } = await handle.read(into, read, into.length - read, position + read);
    if (bytesRead === 0) throw new Error('a file of vectors is cut short');
    read += bytesRead;
  }
  return into;
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; )
    written += (await handle.write(bytes, written, bytes.length - written)).bytesWritten;
}
