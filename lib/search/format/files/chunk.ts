import type { Surfaces } from '@/lib/search/format/analysis/surfaces';
import { readAscending, writeAscending } from '@/lib/search/format/bytes/ascending';
import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';
import { sharedPrefix } from '@/lib/search/format/bytes/sorted-texts';
import { type Slots, toPostingList, toSlots } from './posting-list';

/** All that the index knows of one term, as FlexSearch holds it. */
export interface ChunkEntry {
  readonly term: string;
  readonly impacts: Slots;
  /** Only documents that are in `impacts` too. */
  readonly titles: Slots;
  /** Which of the words that share it the documents hold; undefined where it is one word, or too common to tell. */
  readonly surfaces: Surfaces | undefined;
  /** How many more documents hold it that this chunk leaves out: it speaks of a part of the library. */
  readonly elsewhere?: number;
}

/** An opened chunk: its terms are known, their postings are unpacked one by one as they are asked for. */
export interface Chunk {
  readonly terms: readonly string[];
  /** How many documents of the library hold the n-th term, those left out here among them. */
  held(n: number): number;
  entry(n: number): ChunkEntry;
  /** The n-th term with its lists as they are. */
  packed(n: number): PackedEntry;
  /** Which of the words that share the n-th term its documents hold. */
  surfaces(n: number): Surfaces | undefined;
  /** The documents that hold the n-th term, ascending. */
  documents(n: number): readonly number[];
}

/** A term as a chunk holds it: the bytes of its lists, copied from chunk to chunk as they are. */
export interface PackedEntry {
  readonly term: string;
  readonly held: number;
  readonly titled: number;
  readonly words: readonly string[];
  readonly gaps: Uint8Array;
  readonly slots: Uint8Array;
  readonly masks: Uint8Array;
  readonly elsewhere?: number;
}

/** The bytes of a run of sorted terms. */
export function encodeChunk(entries: readonly ChunkEntry[]): Uint8Array {
  return joinEntries(entries.map(packEntry));
}

/**
 * The terms (front-coded) with the sizes of their lists, then all gaps between document numbers, then all slots, then all
 * surfaces. Like beside like packs a tenth smaller than whole lists one after another. At the end of a chunk that speaks of
 * a part of the library stands of each term how many documents are left out.
 */
export function joinEntries(entries: readonly PackedEntry[]): Uint8Array {
  const writer = new ByteWriter();
  writer.number(entries.length);
  let before = '';
  for (const { term, held, titled, words, gaps } of entries) {
    const shared = sharedPrefix(before, term);
    writer.byte(shared);
    writer.text(term.slice(shared));
    writer.number(held);
    writer.number(titled);
    // Most gaps take one byte: what is more than that is all that need be said.
    writer.number(gaps.length - held - titled);
    writer.number(words.length);
    for (const word of words) {
      const common = sharedPrefix(term, word);
      writer.byte(common);
      writer.text(word.slice(common));
    }
    before = term;
  }
  for (const { gaps } of entries) writer.bytes(gaps);
  for (const { slots } of entries) writer.bytes(slots);
  for (const { masks } of entries) writer.bytes(masks);
  if (entries.some(({ elsewhere = 0 }) => elsewhere > 0))
    for (const { elsewhere = 0 } of entries) writer.number(elsewhere);
  return writer.done();
}

function packEntry({ term, impacts, titles, surfaces, elsewhere = 0 }: ChunkEntry): PackedEntry {
  const all = toPostingList(impacts);
  const titled = toPostingList(titles);
  const gaps = new ByteWriter();
  writeAscending(gaps, all.documents);
  writeAscending(gaps, ordinals(titled.documents, all.documents));
  const held = all.documents.length;
  const words = surfaces?.words ?? [];
  const masks = Uint8Array.from({ length: words.length > 0 ? held : 0 }, (_, i) => surfaces?.masks[i] ?? 0);
  const slots = Uint8Array.from([...all.slots, ...titled.slots]);
  return { term, held, titled: titled.documents.length, words, gaps: gaps.done(), slots, masks, elsewhere };
}

interface Place {
  readonly held: number;
  readonly titled: number;
  readonly gapBytes: number;
  /** Where its gaps and its slots begin, each in its own part of the chunk. */
  readonly gapsAt: number;
  readonly slotsAt: number;
  /** The words that share the term, and where the bits of its documents begin. */
  readonly words: readonly string[];
  readonly masksAt: number;
}

/** The terms of a chunk with their places, and where the parts for gaps, slots and masks begin. */
function readPlaces(bytes: Uint8Array) {
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
    const gapBytes = held + titled + reader.number();
    const words = Array.from({ length: reader.number() }, () => term.slice(0, reader.byte()) + reader.text());
    places.push({ held, titled, gapBytes, gapsAt, slotsAt, words, masksAt });
    slotsAt += held + titled;
    gapsAt += gapBytes;
    if (words.length > 0) masksAt += held;
  }
  const gaps = reader.at;
  const slots = gaps + gapsAt;
  const masks = slots + slotsAt;
  const elsewhere = readElsewhere(bytes, masks + masksAt, terms.length);
  return { terms, places, gaps, slots, masks, elsewhere };
}

/** Throws a RangeError where the bytes are not those of a chunk. */
export function openChunk(bytes: Uint8Array): Chunk {
  const { terms, places, gaps, slots, masks, elsewhere } = readPlaces(bytes);
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
    held: (n) => placeOf(n).held + (elsewhere[n] ?? 0),
    documents(n) {
      const place = placeOf(n);
      return readAscending(new ByteReader(bytes, gaps + place.gapsAt), place.held);
    },
    packed(n) {
      const { held, titled, words, gapBytes, ...at } = placeOf(n);
      const part = (start: number, length: number) => bytes.subarray(start, start + length);
      return {
        term: terms[n] as string,
        held,
        titled,
        words,
        gaps: part(gaps + at.gapsAt, gapBytes),
        slots: part(slots + at.slotsAt, held + titled),
        masks: part(masks + at.masksAt, words.length > 0 ? held : 0),
        elsewhere: elsewhere[n] ?? 0,
      };
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

/** How many documents of each term are left out; nothing where the chunk ends before, and so leaves out none. */
function readElsewhere(bytes: Uint8Array, at: number, terms: number): readonly number[] {
  if (at === bytes.length) return [];
  const reader = new ByteReader(bytes, at);
  const counts = Array.from({ length: at < bytes.length ? terms : 0 }, () => reader.number());
  if (reader.at !== bytes.length || counts.every((count) => count === 0))
    throw new RangeError('The chunk is not as long as its terms say.');
  return counts;
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
