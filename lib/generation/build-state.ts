import { createHash } from 'node:crypto';
import { appendFile, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generationFiles } from './folders';
import type { ReadFile } from './read-files';

/** Raised whenever an older state cannot be read. */
const version = 3;
/** Files a line: one by one they take a third longer to read, all at once they are too long for a string. */
const filesInLine = 500;
const lineEnd = 10;

/** What a build learned of one file, so that it need not be read again until it changes. */
export interface KnownFile extends ReadFile {
  /** Its number in the search index; −1 where search does not hold it. */
  readonly document: number;
  /** Numbers in the search index of the questions most like it, where some were computed. */
  readonly neighbours: readonly number[] | undefined;
}

/** What the next build may start from. */
export interface BuildState {
  /** What decides how all questions are indexed: another one needs a whole build. */
  readonly analysis: string;
  /** Mean lengths of fields, as the last whole build counted them. */
  readonly means: readonly number[];
  /** Documents amended since then. */
  readonly amended: number;
  readonly files: readonly KnownFile[];
}

/** Writes the state into the folder of its generation: JSON lines, first what holds for all, then some files each. */
export async function writeState(folder: string, { files, ...head }: BuildState): Promise<void> {
  const handle = await open(stateFile(folder), 'wx');
  try {
    await handle.appendFile(`${JSON.stringify({ version, ...head })}\n`);
    for (let i = 0; i < files.length; i += filesInLine)
      await handle.appendFile(`${JSON.stringify(files.slice(i, i + filesInLine))}\n`);
  } finally {
    await handle.close();
  }
}

/** Ends a state with a line that says whose it is, and that it is whole. */
export async function sealState(folder: string, generation: string): Promise<void> {
  const file = stateFile(folder);
  await appendFile(file, sealOf(await readFile(file), generation), { flush: true });
}

/** The state of a generation; undefined where there is none that can be used, or it is not as it was written. */
export async function readState(folder: string): Promise<BuildState | undefined> {
  try {
    const all = await readFile(stateFile(folder));
    const bytes = all.subarray(0, Math.max(0, all.length - sealLength));
    if (all.toString('latin1', bytes.length) !== sealOf(bytes, path.basename(folder))) return undefined;
    const [first, ...lines] = linesOf(bytes);
    const head = JSON.parse(first ?? '');
    if (head.version !== version) return undefined;
    const files = lines.flatMap((line): readonly KnownFile[] => JSON.parse(line));
    return { analysis: head.analysis, means: head.means, amended: head.amended, files };
  } catch {
    return undefined;
  }
}

function stateFile(folder: string): string {
  return path.join(folder, generationFiles.state);
}

/** Characters of a SHA-256 in hexadecimal. */
const sealLength = 64;

function sealOf(bytes: Uint8Array, generation: string): string {
  return createHash('sha256').update(generation).update(bytes).digest('hex');
}

function* linesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, start);
    const stop = end < 0 ? bytes.length : end;
    yield bytes.toString('utf8', start, stop);
    start = stop + 1;
  }
}
