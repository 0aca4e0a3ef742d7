import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relatedLimit } from '@/lib/catalog/links/related';
import { writeStaged } from '@/lib/process/write-staged';

const magic = Buffer.from('stoa-related-1\n\0', 'latin1');
const hashBytes = 32;

/** Related questions of a snapshot that were chosen with its vectors, as `chooseRelated` gives them. */
export interface ChosenRelated {
  /** In memory that threads share. */
  readonly table: Uint32Array;
  /** Names what is in it. */
  readonly mark: string;
}

export async function writeRelated(file: string, snapshot: string, table: Uint32Array): Promise<void> {
  const numbers = Buffer.from(table.buffer, table.byteOffset, table.byteLength);
  await writeStaged(file, async (handle) => {
    for (const part of [magic, numbers, hashOf(snapshot, numbers)]) await handle.appendFile(part);
  });
}

/**
 * @param about the snapshot that they must be of, and how many questions it has
 * @throws where they are missing, damaged, or another's
 */
export async function readRelated(
  file: string,
  about: { readonly snapshot: string; readonly total: number },
): Promise<ChosenRelated> {
  const bytes = await readFile(file);
  const end = bytes.length - hashBytes;
  const length = about.total * relatedLimit * Uint32Array.BYTES_PER_ELEMENT;
  if (!bytes.subarray(0, magic.length).equals(magic) || end !== magic.length + length)
    throw new Error(`${file} is no file of related questions of ${about.snapshot}`);
  const numbers = bytes.subarray(magic.length, end);
  const hash = hashOf(about.snapshot, numbers);
  if (!hash.equals(bytes.subarray(end))) throw new Error(`${file} is damaged`);
  const table = new Uint32Array(new SharedArrayBuffer(length));
  new Uint8Array(table.buffer).set(numbers);
  return { table, mark: hash.toString('hex').slice(0, 16) };
}

function hashOf(snapshot: string, numbers: Uint8Array): Buffer {
  return createHash('sha256').update(snapshot).update(numbers).digest();
}
