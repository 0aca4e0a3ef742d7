import { createHash } from 'node:crypto';

/** No part is smaller, but for the last of a file. */
const leastBytes = 64 * 1024;
/** No part is larger. */
export const mostPartBytes = 1024 * 1024;
/** One place in so many ends a part, so that parts are of some 192 kB. */
const mask = 0xffff8000 | 0;

/** A number for each byte; what they are does not matter, only that they stay. */
const gear = Int32Array.from({ length: 256 }, (_, byte) =>
  createHash('sha256').update(`stoa ${byte}`).digest().readInt32LE(0),
);
/** What is older has been shifted out of the rolling sum. */
const windowBytes = 32;

/** Cuts a stream of bytes where its own last 32 bytes say so: what is put in or taken out moves no cut that is far from it. */
export interface Cutter {
  /** The ends of the parts that end in these bytes, as places in them, ascending. */
  next(bytes: Uint8Array): readonly number[];
}

/** A cutter for one file; its last part ends with the file. */
export function createCutter(): Cutter {
  /** Of the part that is under way: what of it was seen, and the sum of its last bytes. */
  let seen = 0;
  let sum = 0;
  return {
    next(bytes) {
      const ends: number[] = [];
      for (let at = 0; at < bytes.length; ) {
        const from = Math.min(bytes.length, at + Math.max(0, leastBytes - windowBytes - seen));
        const found = findCut(bytes, {
          from,
          first: at + leastBytes - seen,
          last: at + mostPartBytes - seen,
          sum,
        });
        seen += found.at - at;
        at = found.at;
        sum = found.sum;
        if (!found.isCut) break;
        ends.push(at);
        seen = 0;
        sum = 0;
      }
      return ends;
    },
  };
}

interface Cutting {
  /** Where the sum goes on. */
  readonly from: number;
  /** The first place where a part may end, and the one where it must. */
  readonly first: number;
  readonly last: number;
  readonly sum: number;
}

function findCut(
  bytes: Uint8Array,
  { from, first, last, sum }: Cutting,
): { readonly at: number; readonly sum: number; readonly isCut: boolean } {
  const end = Math.min(bytes.length, last);
  let rolling = sum | 0;
  for (let at = from; at < end; at++) {
    rolling = ((rolling << 1) + (gear[bytes[at] as number] as number)) | 0;
    if ((rolling & mask) === 0 && at + 1 >= first) return { at: at + 1, sum: rolling, isCut: true };
  }
  return { at: end, sum: rolling, isCut: end === last };
}
