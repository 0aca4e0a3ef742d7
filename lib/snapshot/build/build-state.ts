import { createHash } from 'node:crypto';
import { appendFile, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { LibraryFile } from '@/lib/pictures/library-file';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { versionOf } from '@/lib/text/checksum';
import type { KnownPlaces } from './links/check-places';
import { type PreviousFile, packFiles, stateNames, unpackFiles } from './previous-file';

/** An older state cannot be read. It follows what is kept of a question: raised for all else. */
const version = versionOf(11, stateNames);
/** Files packed together, at most twice as many: what stays of them is copied by so many. */
const filesInBlock = 500;
const lineEnd = '\n';

/** What the next build may start from. */
export interface BuildState {
  /** What decides how all questions are indexed: another one needs a whole build. */
  readonly analysis: string;
  /** Mean lengths of fields, as the last whole build counted them. */
  readonly means: readonly number[];
  /** Files that read like others that are gone, and are no redirects' ends yet. */
  readonly moved: readonly MovedFile[];
  /** Documents updated since then. */
  readonly updated: number;
  readonly files: readonly PreviousFile[];
  /** Of the answers whose headings are linked to. */
  readonly places: KnownPlaces;
  /** What the answers show beside their text. */
  readonly libraryFiles: readonly LibraryFile[];
  /** Place among the files of each question, by catalog number. */
  readonly order: readonly number[];
}

/** A question that stands in another place than one that reads alike did. */
export interface MovedFile {
  /** Question paths. */
  readonly from: string;
  readonly to: string;
  /** The file that is there now. */
  readonly file: string;
}

/** A snapshot found whole, and what its build left to start from. */
export interface PreviousSnapshot {
  readonly folder: string;
  readonly state: PreviousState;
}

/** A state that was read. */
export interface PreviousState extends BuildState {
  /** The files as they stand in it, some in a block. */
  readonly blocks: readonly StateBlock[];
  /** Catalog number of each question, in that order. */
  readonly numbers: ReadonlyMap<QuestionEntry, number>;
}

interface StateBlock {
  readonly bytes: Uint8Array;
  /** SHA-256 of them. */
  readonly hash: Uint8Array;
  readonly files: readonly PreviousFile[];
}

/**
 * Writes the state into the folder of its snapshot: JSON lines, first what holds for all, then blocks of files.
 * @param previous its blocks are taken over where their files are the very same objects, which is ten times as quick
 * @returns what checks it
 */
export async function writeState(
  folder: string,
  { files, ...head }: BuildState,
  previous: PreviousState | undefined,
): Promise<StateChecksum> {
  const checksum = createHash('sha256');
  const handle = await open(stateFile(folder), 'wx');
  try {
    for (const { bytes, hash } of toBlocks(headOf(head), files, previous?.blocks ?? [])) {
      checksum.update(hash);
      await handle.appendFile(bytes);
    }
  } finally {
    await handle.close();
  }
  return checksum.digest();
}

function headOf(head: Omit<BuildState, 'files'>): Uint8Array {
  return Buffer.from(JSON.stringify({ version, ...head }) + lineEnd);
}

function* toBlocks(
  head: Uint8Array,
  files: readonly PreviousFile[],
  previous: readonly StateBlock[],
): Generator<Omit<StateBlock, 'files'>> {
  yield { bytes: head, hash: sha256(head) };
  const known = new Map(previous.map((block) => [block.files[0], block]));
  for (let at = 0; at < files.length; ) {
    const block = known.get(files[at]);
    if (block?.files.every((file, i) => files[at + i] === file)) {
      yield block;
      at += block.files.length;
      continue;
    }
    const start = at++;
    while (at < files.length && at - start < filesInBlock * 2 && !known.has(files[at])) at++;
    const bytes = packFiles(files.slice(start, at));
    yield { bytes, hash: sha256(bytes) };
  }
}

/** SHA-256 of the hashes of all that a state holds. */
export type StateChecksum = Uint8Array;

/**
 * Ends a state with a line that says whose it is, and that it is whole. Losing power before it is on the disk costs no
 * more than a whole build, so nothing waits for that.
 */
export async function writeStateChecksum(
  folder: string,
  snapshot: string,
  checksum: StateChecksum,
): Promise<void> {
  await appendFile(stateFile(folder), checksumOf(checksum, snapshot));
}

/** The state of a snapshot; undefined where there is none that can be used, or it is not as it was written. */
export async function readState(folder: string): Promise<PreviousState | undefined> {
  try {
    const all = await readFile(stateFile(folder));
    const bytes = all.subarray(0, Math.max(0, all.length - checksumLength));
    const stop = bytes.indexOf(lineEnd) + lineEnd.length;
    const head = bytes.subarray(0, stop);
    const {
      version: written,
      analysis,
      means,
      moved,
      updated,
      order,
      libraryFiles,
      places,
    } = JSON.parse(head.toString('utf8'));
    if (written !== version) return undefined;
    const blocks = readBlocks(bytes, stop);
    const checksum = createHash('sha256').update(sha256(head));
    for (const { hash } of blocks) checksum.update(hash);
    if (all.toString('latin1', bytes.length) !== checksumOf(checksum.digest(), path.basename(folder)))
      return undefined;
    const files = blocks.flatMap((block) => block.files);
    const numbers = numbersOf(order, files);
    return { analysis, means, moved, updated, order, libraryFiles, places, files, blocks, numbers };
  } catch {
    return undefined;
  }
}

function readBlocks(bytes: Buffer, start: number): readonly StateBlock[] {
  const blocks: StateBlock[] = [];
  for (let at = start; at < bytes.length; ) {
    const { files, end } = unpackFiles(bytes, at);
    const own = bytes.subarray(at, end);
    blocks.push({ bytes: own, hash: sha256(own), files });
    at = end;
  }
  return blocks;
}

function numbersOf(
  order: readonly number[],
  files: readonly PreviousFile[],
): ReadonlyMap<QuestionEntry, number> {
  const numbers = new Map<QuestionEntry, number>();
  for (const [number, place] of order.entries()) {
    const entry = files[place]?.entry;
    if (entry === undefined) throw new Error(`There is no question at ${place}.`);
    numbers.set(entry, number);
  }
  return numbers;
}

function stateFile(folder: string): string {
  return path.join(folder, snapshotFiles.state);
}

/** Characters of a SHA-256 in hexadecimal. */
const checksumLength = 64;

function checksumOf(checksum: StateChecksum, snapshot: string): string {
  return createHash('sha256').update(snapshot).update(checksum).digest('hex');
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
