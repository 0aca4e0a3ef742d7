import type { Surfaces } from '@/lib/search/format/analysis/surfaces';
import { type ChunkEntry, encodeChunk } from '@/lib/search/format/files/chunk';
import { countPostings, type Slots } from '@/lib/search/format/files/posting-list';

/** A chunk is closed when its postings and terms come to about this many bytes, uncompressed. */
export const chunkBytes = 4500;

/** About how many bytes a term and its postings come to. */
export function sizeOfTerm(postings: number): number {
  return 6 + 2 * postings;
}

export interface CutChunk {
  readonly terms: readonly string[];
  readonly payload: Uint8Array;
}

/** Sorted terms → chunks of neighboring terms. */
export function cutChunks(
  impacts: readonly (readonly [term: string, slots: Slots])[],
  titles: ReadonlyMap<string, Slots>,
  surfaces: ReadonlyMap<string, Surfaces>,
): CutChunk[] {
  const chunks: CutChunk[] = [];
  let entries: ChunkEntry[] = [];
  let bytes = 0;
  const close = () => {
    if (entries.length > 0)
      chunks.push({ terms: entries.map(({ term }) => term), payload: encodeChunk(entries) });
    entries = [];
    bytes = 0;
  };
  for (const [term, slots] of sorted(impacts)) {
    const size = sizeOfTerm(countPostings(slots));
    if (bytes > 0 && bytes + size > chunkBytes) close();
    entries.push({
      term,
      impacts: rounded(slots),
      titles: titles.get(term) ?? [],
      surfaces: isSignificant(slots) ? surfaces.get(term) : undefined,
    });
    bytes += size;
  }
  close();
  return chunks;
}

/** Terms that so many documents hold tell little: fewer slots will do, and save up to half of their bytes. */
const roundings: readonly (readonly [postings: number, slots: number])[] = [
  [24_000, 32],
  [12_000, 16],
  [4000, 4],
];

/** Whether so few documents hold a term that it matters which of its words they hold. */
export function isSignificant(slots: Slots): boolean {
  return countPostings(slots) <= (roundings.at(-1)?.[0] ?? 0);
}

export function rounded(slots: Slots): Slots {
  const postings = countPostings(slots);
  const slotsRounded = roundings.find(([more]) => postings > more)?.[1];
  if (slotsRounded === undefined) return slots;
  const coarse: number[][] = [];
  for (const [slot, documents] of slots.entries()) {
    const to = Math.floor(slot / slotsRounded) * slotsRounded + (slotsRounded >> 1);
    while (coarse.length <= to) coarse.push([]);
    for (const document of documents ?? []) coarse[to]?.push(document);
  }
  return coarse;
}

function sorted(entries: readonly (readonly [string, Slots])[]) {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
