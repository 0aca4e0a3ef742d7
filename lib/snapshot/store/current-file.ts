import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAside } from '@/lib/process/write-staged';
import { markOf, markPattern } from './process-mark';

/** Which generation is current, and what it was built from. */
export interface Pointer {
  /** Name of the generation's folder. */
  readonly generation: string;
  /** Fingerprint of the content folder it was built from. */
  readonly content: string;
  /** Version of the code that wrote it; another version builds again. */
  readonly builder: string;
}

/** Name of a pointer that is being written, with the process that writes it. */
export const pointerAside = new RegExp(`^current\\.json\\.${markPattern}$`);

/** The current generation; undefined where there is no pointer, or one that is not as it was written. */
export async function readPointer(file: string): Promise<Pointer | undefined> {
  try {
    const { generation, content, builder, hash } = JSON.parse(await readFile(file, 'utf8'));
    const pointer = { generation, content, builder };
    return hash === hashOf(pointer) && /^[0-9a-f]{8,64}$/.test(generation) ? pointer : undefined;
  } catch {
    return undefined;
  }
}

/** Swaps the pointer in one step: a reader sees the old one or the new one, whole, whenever the machine stops. */
export async function writePointer(file: string, pointer: Pointer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${markOf(process.pid)}`;
  const text = JSON.stringify({ ...pointer, hash: hashOf(pointer) });
  await writeAside(file, (handle) => handle.writeFile(text), aside);
}

function hashOf({ generation, content, builder }: Pointer): string {
  return createHash('sha256')
    .update(JSON.stringify([generation, content, builder]))
    .digest('hex');
}
