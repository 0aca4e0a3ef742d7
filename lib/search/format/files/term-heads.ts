import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';
import { sharedPrefix } from '@/lib/search/format/bytes/sorted-texts';
import type { Chunk } from './chunk';
import type { PostingIndex, PostingPart } from './posting-index';

/** What a chunk says of a term, its postings aside. */
interface TermHead {
  readonly held: number;
  /** The words that share the term (see `surfaces.ts`); none where it is one. */
  readonly words: readonly string[];
}

/** The terms of a chunk with how many documents hold each, and without the documents: those a cluster finds. */
export function encodeTermHeads(chunk: Chunk): Uint8Array {
  const writer = new ByteWriter();
  writer.number(chunk.terms.length);
  let before = '';
  for (const [n, term] of chunk.terms.entries()) {
    const shared = sharedPrefix(before, term);
    writer.byte(shared);
    writer.text(term.slice(shared));
    writer.number(chunk.held(n));
    const words = chunk.surfaces(n)?.words ?? [];
    writer.number(words.length);
    for (const word of words) writer.text(word);
    before = term;
  }
  return writer.done();
}

/**
 * Heads as an index in which every term has all its parts and no posting.
 * @throws RangeError where the bytes are not those of heads
 */
export function openTermHeads(bytes: Uint8Array): PostingIndex {
  const reader = new ByteReader(bytes);
  const heads = new Map<string, TermHead>();
  let term = '';
  for (let left = reader.number(); left > 0; left--) {
    term = term.slice(0, reader.byte()) + reader.text();
    const held = reader.number();
    heads.set(term, { held, words: Array.from({ length: reader.number() }, () => reader.text()) });
  }
  const terms = [...heads.keys()];
  return {
    terms,
    held: (wanted) => heads.get(wanted)?.held ?? 0,
    impacts: () => [],
    titles: () => [],
    parts: (wanted, shareOf) => partsOf(heads.get(wanted)?.words ?? [], shareOf),
    place: (wanted) => terms.indexOf(wanted),
    documents: () => [],
  };
}

/** A part for each share that a word gives, and the whole one: a document of which no word is known counts in full. */
function partsOf(words: readonly string[], shareOf: (surface: string) => number): readonly PostingPart[] {
  if (words.length === 0) return [{ share: 1, impacts: [], titles: [] }];
  const shares = new Set([1, ...words.map(shareOf)]);
  return [...shares]
    .sort((a, b) => b - a)
    .map((share) => ({
      share,
      surfaces: words.filter((word) => shareOf(word) === share),
      impacts: [],
      titles: [],
    }));
}
