import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** Positions of one term in each of its documents, in the order of its postings; none where they are not known. */
export type TermPositions = readonly (readonly number[])[];

/** The same side by side: the places in the n-th document are those from `from[n]` up to `from[n + 1]`. */
export interface FlatPositions {
  readonly from: Uint32Array;
  readonly places: Uint32Array;
}

/** The positions of a chunk's terms. */
export interface ChunkPositions {
  (term: number, documents: number): TermPositions;
  flat(term: number, documents: number): FlatPositions;
}

/**
 * Where the terms of one chunk stand in their documents: the length of each term's part, then the parts. A part holds,
 * document after document, the gaps between positions, each with a bit that says whether another follows.
 */
export function encodePositions(terms: readonly TermPositions[]): Uint8Array {
  return joinPositions(terms.map(encodeTermPositions));
}

/** The same of parts that are encoded already. */
export function joinPositions(parts: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  writer.number(parts.length);
  for (const part of parts) writer.number(part.length);
  for (const part of parts) writer.bytes(part);
  return writer.done();
}

export function encodeTermPositions(documents: TermPositions): Uint8Array {
  const writer = new ByteWriter();
  for (const positions of documents) {
    if (positions.length === 0) writer.number(0);
    let before = -1;
    for (const [i, position] of positions.entries()) {
      writer.number(2 * (position - before) + (i + 1 < positions.length ? 1 : 0));
      before = position;
    }
  }
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of positions. */
export function openPositions(bytes: Uint8Array): ChunkPositions {
  const parts = splitPositions(bytes);
  const partOf = (term: number) => parts[term] ?? new Uint8Array();
  return Object.assign(
    (term: number, documents: number): TermPositions => {
      const part = new ByteReader(partOf(term));
      return Array.from({ length: documents }, () => readPositions(part));
    },
    { flat: (term: number, documents: number) => placesOf(partOf(term), documents) },
  );
}

/** The places of one term, of its encoded part. */
export function placesOf(bytes: Uint8Array, documents: number): FlatPositions {
  const part = new ByteReader(bytes);
  const from = new Uint32Array(documents + 1);
  // A place takes a byte at least.
  const places = new Uint32Array(bytes.length);
  let count = 0;
  for (let document = 0; document < documents; document++) {
    let position = -1;
    for (let isLast = false; !isLast; ) {
      const value = part.number();
      if (value === 0) break;
      position += value >> 1;
      places[count++] = position;
      isLast = (value & 1) === 0;
    }
    from[document + 1] = count;
  }
  return { from, places: places.subarray(0, count) };
}

/** The parts of the terms, encoded. @throws RangeError where the bytes are not those of positions */
export function splitPositions(bytes: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(bytes);
  const lengths = Array.from({ length: reader.number() }, () => reader.number());
  let at = reader.at;
  const starts = lengths.map((length) => {
    const start = at;
    at += length;
    return start;
  });
  if (at !== bytes.length) throw new RangeError('The positions are not as long as they say.');
  return starts.map((start, i) => bytes.subarray(start, start + (lengths[i] ?? 0)));
}

function readPositions(part: ByteReader): number[] {
  const positions: number[] = [];
  let position = -1;
  for (let isLast = false; !isLast; ) {
    const value = part.number();
    if (value === 0) return positions;
    position += value >> 1;
    positions.push(position);
    isLast = (value & 1) === 0;
  }
  return positions;
}
