import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeStaged } from '@/lib/process/write-staged';
import { markOf, markPattern } from './process-mark';

/** Which snapshot is current, and what it was built from. */
export interface CurrentFile {
  /** Name of the snapshot's folder. */
  readonly snapshot: string;
  /** Fingerprint of the content folder it was built from. */
  readonly content: string;
  /** Version of the code that wrote it; another version builds again. */
  readonly builder: string;
}

/** Name of a current file that is being written, with the process that writes it. */
export const currentFileStaging = new RegExp(`^current\\.json\\.${markPattern}$`);

/** The current snapshot; undefined where there is no current file, or one that is not as it was written. */
export async function readCurrentFile(file: string): Promise<CurrentFile | undefined> {
  try {
    const { generation: snapshot, content, builder, hash } = JSON.parse(await readFile(file, 'utf8'));
    const currentFile = { snapshot, content, builder };
    return hash === hashOf(currentFile) && /^[0-9a-f]{8,64}$/.test(snapshot) ? currentFile : undefined;
  } catch {
    return undefined;
  }
}

/** Swaps the current file in one step: a reader sees the old one or the new one, whole, whenever the machine stops. */
export async function writeCurrentFile(file: string, currentFile: CurrentFile): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const staging = `${file}.${markOf(process.pid)}`;
  const text = JSON.stringify(stored(currentFile));
  await writeStaged(file, (handle) => handle.writeFile(text), staging);
}

/** The key keeps its name on disk, so that servers of other releases can read it. */
function stored({ snapshot: generation, ...rest }: CurrentFile) {
  return { generation, ...rest, hash: hashOf({ snapshot: generation, ...rest }) };
}

function hashOf({ snapshot, content, builder }: CurrentFile): string {
  return createHash('sha256')
    .update(JSON.stringify([snapshot, content, builder]))
    .digest('hex');
}
