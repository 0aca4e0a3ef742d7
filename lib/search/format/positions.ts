import { ByteReader, ByteWriter } from './bytes';

/** Positions of one term in each of its documents, in the order of its postings; none where they are not known. */
export type TermPositions = readonly (readonly number[])[];

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
export function openPositions(bytes: Uint8Array): (term: number, documents: number) => TermPositions {
  const parts = splitPositions(bytes);
  return (term, documents) => {
    const part = new ByteReader(parts[term] ?? new Uint8Array());
    return Array.from({ length: documents }, () => readPositions(part));
  };
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
