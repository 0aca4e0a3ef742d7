import { readAscending, writeAscending } from './ascending';
import { ByteReader, ByteWriter } from './bytes';
import { type Slots, toPostingList, toSlots } from './posting-list';
import { sharedPrefix } from './sorted-texts';

/** All that the index knows of one term, as FlexSearch holds it. */
export interface ChunkEntry {
  readonly term: string;
  readonly impacts: Slots;
  /** Only documents that are in `impacts` too. */
  readonly titles: Slots;
}

/** An opened chunk: its terms are known, their postings are unpacked one by one as they are asked for. */
export interface Chunk {
  readonly terms: readonly string[];
  /** How many documents hold the n-th term. */
  held(n: number): number;
  entry(n: number): ChunkEntry;
  /** The documents that hold the n-th term, ascending. */
  documents(n: number): readonly number[];
}

/**
 * The bytes of a run of sorted terms: the terms (front-coded) with the sizes of their lists, then all gaps between
 * document numbers, then all slots. Like beside like packs a tenth smaller than whole lists one after another.
 */
export function encodeChunk(entries: readonly ChunkEntry[]): Uint8Array {
  const directory = new ByteWriter();
  const gaps = new ByteWriter();
  const slots = new ByteWriter();
  directory.number(entries.length);
  let before = '';
  for (const entry of entries) {
    const impacts = toPostingList(entry.impacts);
    const titles = toPostingList(entry.titles);
    const start = gaps.length;
    writeAscending(gaps, impacts.documents);
    writeAscending(gaps, ordinals(titles.documents, impacts.documents));
    for (const slot of [...impacts.slots, ...titles.slots]) slots.byte(slot);
    const shared = sharedPrefix(before, entry.term);
    directory.byte(shared);
    directory.text(entry.term.slice(shared));
    directory.number(impacts.documents.length);
    directory.number(titles.documents.length);
    // Most gaps take one byte: what is more than that is all that need be said.
    directory.number(gaps.length - start - impacts.documents.length - titles.documents.length);
    before = entry.term;
  }
  directory.bytes(gaps.done());
  directory.bytes(slots.done());
  return directory.done();
}

interface Place {
  readonly held: number;
  readonly titled: number;
  /** Where its gaps and its slots begin, each in its own part of the chunk. */
  readonly gapsAt: number;
  readonly slotsAt: number;
}

/** Throws a RangeError where the bytes are not those of a chunk. */
export function openChunk(bytes: Uint8Array): Chunk {
  const reader = new ByteReader(bytes);
  const terms: string[] = [];
  const places: Place[] = [];
  let gapsAt = 0;
  let slotsAt = 0;
  for (let left = reader.number(); left > 0; left--) {
    terms.push((terms.at(-1) ?? '').slice(0, reader.byte()) + reader.text());
    const place = { held: reader.number(), titled: reader.number(), gapsAt, slotsAt };
    places.push(place);
    slotsAt += place.held + place.titled;
    gapsAt += place.held + place.titled + reader.number();
  }
  const gaps = reader.at;
  const slots = gaps + gapsAt;
  if (slots + slotsAt !== bytes.length) throw new RangeError('The chunk is not as long as its terms say.');
  const placeOf = (n: number) => {
    const place = places[n];
    if (place === undefined) throw new RangeError(`The chunk has no term ${n}.`);
    return place;
  };
  return {
    terms,
    held: (n) => placeOf(n).held,
    documents(n) {
      const place = placeOf(n);
      return readAscending(new ByteReader(bytes, gaps + place.gapsAt), place.held);
    },
    entry(n) {
      const place = placeOf(n);
      const packed = new ByteReader(bytes, gaps + place.gapsAt);
      const impactSlots = bytes.subarray(slots + place.slotsAt, slots + place.slotsAt + place.held);
      const titleSlots = bytes.subarray(slots + place.slotsAt + place.held);
      const documents = readAscending(packed, place.held);
      const titled = readAscending(packed, place.titled).map((ordinal) => documents[ordinal] as number);
      return {
        term: terms[n] as string,
        impacts: toSlots(documents, impactSlots),
        titles: toSlots(titled, titleSlots),
      };
    },
  };
}

/** Where the ascending `some` stand among the ascending `all`. */
function ordinals(some: readonly number[], all: readonly number[]): number[] {
  let at = 0;
  return some.map((value) => {
    while (at < all.length && (all[at] as number) < value) at++;
    if (all[at] !== value) throw new RangeError(`Document ${value} has the term in its title but no impact.`);
    return at;
  });
}
