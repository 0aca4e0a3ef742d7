import { readAscending, writeAscending } from './ascending';
import { ByteReader, ByteWriter } from './bytes';
import { type Slots, toPostingList, toSlots } from './posting-list';
import { sharedPrefix } from './sorted-texts';
import type { Surfaces } from './surfaces';

/** All that the index knows of one term, as FlexSearch holds it. */
export interface ChunkEntry {
  readonly term: string;
  readonly impacts: Slots;
  /** Only documents that are in `impacts` too. */
  readonly titles: Slots;
  /** Which of the words that share it the documents hold; undefined where it is one word, or too common to tell. */
  readonly surfaces: Surfaces | undefined;
}

/** An opened chunk: its terms are known, their postings are unpacked one by one as they are asked for. */
export interface Chunk {
  readonly terms: readonly string[];
  /** How many documents hold the n-th term. */
  held(n: number): number;
  entry(n: number): ChunkEntry;
  /** Which of the words that share the n-th term its documents hold. */
  surfaces(n: number): Surfaces | undefined;
  /** The documents that hold the n-th term, ascending. */
  documents(n: number): readonly number[];
}

/**
 * The bytes of a run of sorted terms: the terms (front-coded) with the sizes of their lists, then all gaps between
 * document numbers, then all slots, then all surfaces. Like beside like packs a tenth smaller than whole lists one after another.
 */
export function encodeChunk(entries: readonly ChunkEntry[]): Uint8Array {
  const directory = new ByteWriter();
  const gaps = new ByteWriter();
  const slots = new ByteWriter();
  const masks = new ByteWriter();
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
    const words = entry.surfaces?.words ?? [];
    directory.number(words.length);
    for (const word of words) {
      const common = sharedPrefix(entry.term, word);
      directory.byte(common);
      directory.text(word.slice(common));
    }
    for (let i = 0; words.length > 0 && i < impacts.documents.length; i++)
      masks.byte(entry.surfaces?.masks[i] ?? 0);
    before = entry.term;
  }
  directory.bytes(gaps.done());
  directory.bytes(slots.done());
  directory.bytes(masks.done());
  return directory.done();
}

interface Place {
  readonly held: number;
  readonly titled: number;
  /** Where its gaps and its slots begin, each in its own part of the chunk. */
  readonly gapsAt: number;
  readonly slotsAt: number;
  /** The words that share the term, and where the bits of its documents begin. */
  readonly words: readonly string[];
  readonly masksAt: number;
}

/** Throws a RangeError where the bytes are not those of a chunk. */
export function openChunk(bytes: Uint8Array): Chunk {
  const reader = new ByteReader(bytes);
  const terms: string[] = [];
  const places: Place[] = [];
  let gapsAt = 0;
  let slotsAt = 0;
  let masksAt = 0;
  for (let left = reader.number(); left > 0; left--) {
    terms.push((terms.at(-1) ?? '').slice(0, reader.byte()) + reader.text());
    const term = terms.at(-1) as string;
    const [held, titled] = [reader.number(), reader.number()];
    const bytes = held + titled + reader.number();
    const words = Array.from({ length: reader.number() }, () => term.slice(0, reader.byte()) + reader.text());
    places.push({ held, titled, gapsAt, slotsAt, words, masksAt });
    slotsAt += held + titled;
    gapsAt += bytes;
    if (words.length > 0) masksAt += held;
  }
  const gaps = reader.at;
  const slots = gaps + gapsAt;
  const masks = slots + slotsAt;
  if (masks + masksAt !== bytes.length) throw new RangeError('The chunk is not as long as its terms say.');
  const placeOf = (n: number) => {
    const place = places[n];
    if (place === undefined) throw new RangeError(`The chunk has no term ${n}.`);
    return place;
  };
  const surfacesOf = ({ words, masksAt, held }: Place): Surfaces | undefined => {
    const start = masks + masksAt;
    return words.length > 0 ? { words, masks: bytes.subarray(start, start + held) } : undefined;
  };
  return {
    terms,
    surfaces: (n) => surfacesOf(placeOf(n)),
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
        surfaces: surfacesOf(place),
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
