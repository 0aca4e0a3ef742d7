import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { openRanges } from '@/lib/process/read-at';
import { createPieceWriter } from './piece-writer';

const inflate = promisify(zlib.inflate);

/** Where one answer stands in the file: start and end, in bytes. */
export interface AnswerPlace {
  readonly start: number;
  readonly end: number;
}

export interface AnswerWriter {
  /** Appends an answer that `packAnswer` packed; it can be read once the writer is closed. */
  append(packed: Uint8Array): Promise<AnswerPlace>;
  close(): Promise<void>;
}

/** An answer as the file holds it: deflated. */
export function packAnswer(answer: string): Uint8Array {
  return zlib.deflateSync(answer);
}

/** Writes a new file, or appends to one that is there: the places of what it holds stay good. */
export async function createAnswerWriter(
  file: string,
  { appends = false }: { readonly appends?: boolean } = {},
): Promise<AnswerWriter> {
  const handle = await open(file, appends ? 'r+' : 'wx');
  const writer = createPieceWriter(handle, appends ? (await handle.stat()).size : 0);
  return {
    async append(packed) {
      const start = await writer.append(packed);
      return { start, end: start + packed.length };
    },
    close: () => writer.close({ sync: true }),
  };
}

export interface AnswerReader {
  read(place: AnswerPlace): Promise<string>;
  close(): Promise<void>;
}

/** Reads answers by place; none is held in memory. Throws where the file is cut short or damaged. */
export async function openAnswers(file: string): Promise<AnswerReader> {
  const ranges = await openRanges(file);
  return {
    async read({ start, end }) {
      const bytes = await ranges.read(start, end - start);
      if (bytes.length !== end - start) throw new Error(`${file} is cut short: build the content again.`);
      try {
        return (await inflate(bytes)).toString('utf8');
      } catch {
        throw new Error(`${file} is damaged at ${start}: build the content again.`);
      }
    },
    close: () => ranges.close(),
  };
}
