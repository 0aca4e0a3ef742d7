import { crc32 } from 'node:zlib';

/** Where a camera's notes begin, in whatever kind of picture: byte order, and the place of the first list of fields. */
const beginnings = [Buffer.from('49492a0008000000', 'hex'), Buffer.from('4d4d002a00000008', 'hex')];
/** The field that leads to the list of what is known of the place. */
const placeField = 0x8825;
const entryBytes = 12;
const mostEntries = 500;
/** Bytes of a value by its type, from 1. */
const typeBytes = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** The same in words, as programs that edit pictures note it. */
const wordedPlace = /(exif:GPS\w{1,40}(?:="|>))([^"<>]{1,200})/g;
const worded = Buffer.from('exif:GPS');

/**
 * A picture without what its camera noted of the place; everything else of it stays, byte for byte.
 * @returns undefined where nothing of the place is noted
 */
export function withoutLocation(bytes: Uint8Array): Uint8Array | undefined {
  const all = Buffer.from(bytes);
  let isFound = false;
  for (const beginning of beginnings)
    for (let at = all.indexOf(beginning); at >= 0; at = all.indexOf(beginning, at + 1))
      isFound = clearPlace(all, at) || isFound;
  isFound = clearWords(all) || isFound;
  if (!isFound) return undefined;
  mendChecksums(all);
  return all;
}

interface Notes {
  readonly short: (at: number) => number;
  readonly long: (at: number) => number;
}

/** Makes zeros of the list that the notes at an index have of the place, of its values, and of what leads there. */
function clearPlace(all: Buffer, start: number): boolean {
  const notes = notesAt(all, start);
  try {
    const entries = entriesOf(notes, notes.long(4));
    const leading = entries.find((at) => notes.short(at) === placeField);
    if (leading === undefined) return false;
    const list = notes.long(leading + 8);
    const own = entriesOf(notes, list);
    for (const at of own) {
      const length = (typeBytes[notes.short(at + 2) - 1] ?? 1) * notes.long(at + 4);
      if (length > 4) clear(all, start + notes.long(at + 8), Math.min(length, all.length));
    }
    clear(all, start + list, 2 + own.length * entryBytes);
    // The field stays as one that leads to nothing, so that no other moves.
    clear(all, start + leading, entryBytes);
    return true;
  } catch {
    // What cannot be read to its end leads to no place.
    return false;
  }
}

function notesAt(all: Buffer, start: number): Notes {
  const isLittle = all[start] === 0x49;
  return {
    short: (at) => (isLittle ? all.readUInt16LE(start + at) : all.readUInt16BE(start + at)),
    long: (at) => (isLittle ? all.readUInt32LE(start + at) : all.readUInt32BE(start + at)),
  };
}

/** Where the entries of a list stand. */
function entriesOf({ short }: Notes, list: number): readonly number[] {
  const count = Math.min(short(list), mostEntries);
  return Array.from({ length: count }, (_, i) => list + 2 + i * entryBytes);
}

function clear(all: Buffer, start: number, length: number): void {
  if (start < all.length) all.fill(0, start, Math.min(all.length, start + length));
}

/** Blanks in place of coordinates that are written in words. */
function clearWords(all: Buffer): boolean {
  if (!all.includes(worded)) return false;
  const text = all.toString('latin1');
  let isFound = false;
  for (const found of text.matchAll(wordedPlace)) {
    const [, before = '', value = ''] = found;
    all.fill(' ', found.index + before.length, found.index + before.length + value.length);
    isFound = true;
  }
  return isFound;
}

/** The parts of a PNG carry checksums; other pictures have none. */
function mendChecksums(all: Buffer): void {
  if (!all.subarray(1, 4).equals(Buffer.from('PNG'))) return;
  for (let at = 8; at + 12 <= all.length; ) {
    const end = at + 8 + all.readUInt32BE(at);
    if (end + 4 > all.length) return;
    all.writeUInt32BE(crc32(all.subarray(at + 4, end)), end);
    at = end + 4;
  }
}
