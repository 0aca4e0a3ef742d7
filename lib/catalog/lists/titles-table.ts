import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readAt } from '@/lib/process/read-at';
import type { TitleWords } from './telling-topics';

/** What a list is narrowed by, of one question. */
export interface FilterLine {
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  /** The words of its title, folded, each after a space. */
  readonly words: string;
}

interface Range {
  readonly first: number;
  readonly count: number;
}

const dateLength = 10;
const lineEnd = '\n';

/**
 * The titles of a library for narrowing its lists: where the lines of each subject begin and the last end (Float64), then
 * a line for each question in catalog order: its date, and its title's folded words.
 */
export function packTitles(
  questions: readonly { readonly date?: string | undefined }[],
  subjects: readonly Range[],
  titles: TitleWords,
): Uint8Array {
  const parts = subjects.map(({ first, count }) => {
    const lines = questions
      .slice(first, first + count)
      .map(({ date }, place) => lineOf(date, titles.words(first + place)) + lineEnd);
    return Buffer.from(lines.join(''));
  });
  const offsets = new Float64Array(subjects.length + 1);
  offsets[0] = offsets.byteLength;
  for (const [i, part] of parts.entries()) offsets[i + 1] = (offsets[i] ?? 0) + part.length;
  return Buffer.concat([new Uint8Array(offsets.buffer), ...parts]);
}

function lineOf(date: string | undefined, words: string): string {
  return (date ?? '').slice(0, dateLength).padEnd(dateLength) + words;
}

/** The lines of a subject, by its place among the subjects; they stay on disk until they are asked for. */
export type ReadTitles = (place: number) => Promise<readonly FilterLine[]>;

/** @throws where the file is missing or cut short */
export function openTitles(file: string, subjects: number): ReadTitles {
  const offsets = new Float64Array(subjects + 1);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, new Uint8Array(offsets.buffer), 0, offsets.byteLength, 0);
    if (offsets[0] !== offsets.byteLength || offsets[subjects] !== fstatSync(handle).size)
      throw new Error(`${file} is cut short: build the content again.`);
  } finally {
    closeSync(handle);
  }
  return async (place) => {
    const [start = 0, end = 0] = [offsets[place], offsets[place + 1]];
    const bytes = await readAt(file, start, Math.max(0, end - start));
    const lines = bytes.toString('utf8').split(lineEnd).slice(0, -1);
    return lines.map((line) => ({
      date: line.slice(0, dateLength).trim(),
      words: line.slice(dateLength),
    }));
  };
}
