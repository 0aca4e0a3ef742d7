import { createHash } from 'node:crypto';
import { appendFile, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generationFiles } from './folders';
import type { ReadFile } from './take-in';

/** Raised whenever an older state cannot be read. */
const version = 3;
/** Files a line, at most twice as many: one by one they take a third longer to read, all at once are no string. */
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

/** A state that was read. */
export interface EarlierState extends BuildState {
  /** The files as they stand in it, some in a line. */
  readonly lines: readonly StateLine[];
}

interface StateLine {
  readonly bytes: Uint8Array;
  readonly files: readonly KnownFile[];
}

/**
 * Writes the state into the folder of its generation: JSON lines, first what holds for all, then some files each.
 * @param earlier its lines are taken over where their files are the very same objects, which is ten times as quick
 */
export async function writeState(
  folder: string,
  { analysis, means, amended, files }: BuildState,
  earlier: EarlierState | undefined,
): Promise<void> {
  const handle = await open(stateFile(folder), 'wx');
  try {
    await handle.appendFile(`${JSON.stringify({ version, analysis, means, amended })}\n`);
    for (const line of toLines(files, earlier?.lines ?? [])) await handle.appendFile(line);
  } finally {
    await handle.close();
  }
}

function* toLines(
  files: readonly KnownFile[],
  earlier: readonly StateLine[],
): Generator<string | Uint8Array> {
  const known = new Map(earlier.map((line) => [line.files[0], line]));
  for (let at = 0; at < files.length; ) {
    const line = known.get(files[at]);
    if (line?.files.every((file, i) => files[at + i] === file)) {
      yield line.bytes;
      at += line.files.length;
      continue;
    }
    const start = at++;
    while (at < files.length && at - start < filesInLine * 2 && !known.has(files[at])) at++;
    yield `${JSON.stringify(files.slice(start, at))}\n`;
  }
}

/**
 * Ends a state with a line that says whose it is, and that it is whole. Losing power before it is on the disk costs no
 * more than a whole build, so nothing waits for that.
 */
export async function sealState(folder: string, generation: string): Promise<void> {
  const file = stateFile(folder);
  await appendFile(file, sealOf(await readFile(file), generation));
}

/** The state of a generation; undefined where there is none that can be used, or it is not as it was written. */
export async function readState(folder: string): Promise<EarlierState | undefined> {
  try {
    const all = await readFile(stateFile(folder));
    const bytes = all.subarray(0, Math.max(0, all.length - sealLength));
    if (all.toString('latin1', bytes.length) !== sealOf(bytes, path.basename(folder))) return undefined;
    const [first, ...rest] = linesOf(bytes);
    const { version: written, analysis, means, amended } = JSON.parse(String(first ?? ''));
    if (written !== version) return undefined;
    const lines = rest.map((line): StateLine => ({ bytes: line, files: JSON.parse(line.toString('utf8')) }));
    return { analysis, means, amended, files: lines.flatMap(({ files }) => files), lines };
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

/** Each with the line break that ends it. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, start);
    const stop = end < 0 ? bytes.length : end + 1;
    yield bytes.subarray(start, stop);
    start = stop;
  }
}
