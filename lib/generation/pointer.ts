import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';

/** Which generation is current, and what it was built from. */
export interface Pointer {
  /** Name of the generation's folder. */
  readonly generation: string;
  /** Fingerprint of the content folder it was built from. */
  readonly content: string;
  /** Version of the code that wrote it; another version builds again. */
  readonly builder: string;
}

/** The current generation, or undefined where there is none that can be read. */
export async function readPointer(file: string): Promise<Pointer | undefined> {
  try {
    const { generation, content, builder } = JSON.parse(await readFile(file, 'utf8'));
    const whole = [generation, content, builder].every((part) => typeof part === 'string');
    return whole && /^[0-9a-f]{8,64}$/.test(generation) ? { generation, content, builder } : undefined;
  } catch {
    return undefined;
  }
}

/** Swaps the pointer in one step: a reader sees the old one or the new one, whole, whenever the machine stops. */
export async function writePointer(file: string, pointer: Pointer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  const handle = await open(aside, 'w');
  await handle.writeFile(JSON.stringify(pointer));
  await handle.sync();
  await handle.close();
  await rename(aside, file);
  const folder = await open(path.dirname(file), 'r');
  await folder.sync();
  await folder.close();
}
