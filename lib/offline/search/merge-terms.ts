import { type Surfaces, surfaceBit } from '@/lib/search/format/analysis/surfaces';
import { type Chunk, type ChunkEntry, openChunk } from '@/lib/search/format/files/chunk';
import {
  type ChunkPositions,
  openPositions,
  splitPositions,
  type TermPositions,
} from '@/lib/search/format/files/positions';
import type { Slots } from '@/lib/search/format/files/posting-list';
import type { SubjectPack } from '@/lib/search/format/files/subject-pack';

/** A pack opened for merging: its documents are numbered from `first`. */
export interface OpenedPack {
  readonly pack: SubjectPack;
  readonly chunk: Chunk;
  readonly positions: ChunkPositions;
  /** The same as they are encoded: nothing of a term that stands nowhere by itself. */
  readonly encoded: readonly Uint8Array[];
  readonly placeOf: ReadonlyMap<string, number>;
  readonly first: number;
}

/** Opens packs, the documents of each numbered after those of the one before. */
export function openPacks(packs: readonly SubjectPack[]): readonly OpenedPack[] {
  let first = 0;
  return packs.map((pack) => {
    const chunk = openChunk(pack.chunk);
    const placeOf = new Map(chunk.terms.map((term, n) => [term, n]));
    const [positions, encoded] = [openPositions(pack.positions), splitPositions(pack.positions)];
    const opened = { pack, chunk, placeOf, positions, encoded, first };
    first += pack.documents;
    return opened;
  });
}

interface Held {
  readonly from: OpenedPack;
  readonly n: number;
}

/** A term as all packs together have it. */
export function mergeTerm(term: string, packs: readonly OpenedPack[]): ChunkEntry {
  const held = holding(term, packs);
  const entries = held.map(({ from, n }) => ({ from, entry: from.chunk.entry(n) }));
  const documents = held.reduce((sum, { from, n }) => sum + from.chunk.documents(n).length, 0);
  // Where the packs are of different builds, the larger count is the better guess.
  const inLibrary = Math.max(...held.map(({ from, n }) => from.chunk.held(n)));
  return {
    term,
    impacts: mergeSlots(entries.map(({ from, entry }) => [from.first, entry.impacts])),
    titles: mergeSlots(entries.map(({ from, entry }) => [from.first, entry.titles])),
    surfaces: mergeSurfaces(
      entries.map(({ entry }, i) => [entry.surfaces, held[i]?.from.chunk.documents(held[i].n).length ?? 0]),
    ),
    elsewhere: Math.max(0, inLibrary - documents),
  };
}

/** Where a term stands in the documents of all packs. */
export function mergePositions(term: string, packs: readonly OpenedPack[]): TermPositions {
  return holding(term, packs)
    .filter(({ from, n }) => (from.encoded[n]?.length ?? 0) > 0)
    .flatMap(({ from, n }) => from.positions(n, from.chunk.documents(n).length));
}

function holding(term: string, packs: readonly OpenedPack[]): readonly Held[] {
  return packs.flatMap((from) => {
    const n = from.placeOf.get(term);
    return n === undefined ? [] : [{ from, n }];
  });
}

function mergeSlots(parts: readonly (readonly [first: number, slots: Slots])[]): Slots {
  const length = Math.max(...parts.map(([, slots]) => slots.length));
  return Array.from({ length }, (_, slot) =>
    parts.flatMap(([first, slots]) => slots[slot]?.map((document) => first + document) ?? []),
  );
}

/** @param parts the words of each pack, and how many documents of it hold the term */
function mergeSurfaces(
  parts: readonly (readonly [surfaces: Surfaces | undefined, documents: number])[],
): Surfaces | undefined {
  if (parts.every(([surfaces]) => surfaces === undefined)) return undefined;
  const words: string[] = [];
  const masks = parts.flatMap(([surfaces, documents]) =>
    Array.from({ length: documents }, (_, i) => maskIn(words, surfaces, surfaces?.masks[i] ?? 0)),
  );
  return { words, masks };
}

/** A mask whose bits mean the words of all packs. */
function maskIn(words: string[], surfaces: Surfaces | undefined, mask: number): number {
  return (surfaces?.words ?? []).reduce(
    (bits, word, i) => (((mask >>> i) & 1) === 1 ? bits | surfaceBit(words, word) : bits),
    0,
  );
}
