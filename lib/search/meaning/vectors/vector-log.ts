import { open, readFile, truncate } from 'node:fs/promises';
import { checksum } from '@/lib/text/checksum';
import type { Quantized } from './quantize';
import { keyBytes } from './vector-file';

const sumBytes = 8;

/** Vectors that were made for a table that is not finished: a process that is killed goes on where it was. */
export interface VectorLog {
  /** Those of an earlier process. */
  readonly found: ReadonlyMap<string, Quantized<Int8Array>>;
  append(entries: readonly (readonly [key: Buffer, row: Quantized<Int8Array>])[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a log; what is damaged or cut short in it is as if it were not there, with all that follows. */
export async function openVectorLog(file: string, width: number): Promise<VectorLog> {
  const length = keyBytes + 4 + width + sumBytes;
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const found = new Map<string, Quantized<Int8Array>>();
  let at = 0;
  for (; at + length <= bytes.length; at += length) {
    const entry = bytes.subarray(at, at + length);
    if (entry.readDoubleLE(length - sumBytes) !== checksum(entry.subarray(0, length - sumBytes), width))
      break;
    const values = new Int8Array(entry.subarray(keyBytes + 4, keyBytes + 4 + width));
    found.set(entry.toString('latin1', 0, keyBytes), { values, scale: entry.readFloatLE(keyBytes) });
  }
  if (at < bytes.length) await truncate(file, at);
  const handle = await open(file, 'a');
  return {
    found,
    async append(entries) {
      await handle.appendFile(Buffer.concat(entries.map(([key, row]) => encodeEntry(key, row, length))));
    },
    close: () => handle.close(),
  };
}

function encodeEntry(key: Buffer, { values, scale }: Quantized<Int8Array>, length: number): Buffer {
  const entry = Buffer.alloc(length);
  entry.set(key);
  entry.writeFloatLE(scale, keyBytes);
  entry.set(new Uint8Array(values.buffer, values.byteOffset, values.length), keyBytes + 4);
  entry.writeDoubleLE(checksum(entry.subarray(0, length - sumBytes), values.length), length - sumBytes);
  return entry;
}
