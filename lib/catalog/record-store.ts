import { closeSync, openSync, readSync } from 'node:fs';
import { checksum } from '@/lib/text/checksum';
import type { RecordHead } from './question-record';

export interface RecordReader {
  /** Throws on a number outside the catalog, and where the file is cut short or damaged. */
  read(number: number): RecordHead;
  close(): void;
}

/**
 * Reads records by number; none is held in memory.
 * @param table where records begin, where the last ends, and the checksum of each
 */
export function openRecords(file: string, table: Float64Array): RecordReader {
  const total = (table.length - 1) / 2;
  const handle = openSync(file, 'r');
  return {
    read(number) {
      const [start, end] = [table[number], table[number + 1]];
      if (start === undefined || end === undefined || number >= total)
        throw new RangeError(`the catalog has no question ${number}`);
      const bytes = Buffer.alloc(end - start);
      readSync(handle, bytes, 0, bytes.length, start);
      if (checksum(bytes) !== table[total + 1 + number])
        throw new Error(`${file} is damaged at ${start}: build the content again.`);
      return JSON.parse(bytes.toString('utf8'));
    },
    close: () => closeSync(handle),
  };
}
