import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ReadFile } from './read-files';

/** Raised whenever an older state cannot be read. */
const version = 1;
const stateFile = 'state.jsonl';
const linesAtOnce = 500;

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

/** Writes the state into the folder of its generation: JSON lines, first what holds for all, then a file each. */
export async function writeState(folder: string, { files, ...head }: BuildState): Promise<void> {
  const handle = await open(path.join(folder, stateFile), 'wx');
  try {
    await handle.write(`${JSON.stringify({ version, ...head })}\n`);
    for (let i = 0; i < files.length; i += linesAtOnce)
      await handle.write(
        files
          .slice(i, i + linesAtOnce)
          .map((file) => `${JSON.stringify(file)}\n`)
          .join(''),
      );
  } finally {
    await handle.close();
  }
}

/** The state of a generation; undefined where there is none that can be used. */
export async function readState(folder: string): Promise<BuildState | undefined> {
  try {
    const input = createReadStream(path.join(folder, stateFile), { highWaterMark: 1 << 20 });
    let head: (Omit<BuildState, 'files'> & { readonly version: number }) | undefined;
    const files: KnownFile[] = [];
    for await (const line of createInterface({ input })) {
      if (head !== undefined) files.push(JSON.parse(line));
      else head = JSON.parse(line);
      if (head?.version !== version) return undefined;
    }
    return head && { analysis: head.analysis, means: head.means, amended: head.amended, files };
  } catch {
    return undefined;
  }
}
