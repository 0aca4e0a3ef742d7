import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { isPrefixTerm } from '@/lib/search/format/analysis/short-prefix';
import { surfacesIn } from '@/lib/search/format/analysis/surfaces';
import { readAscending } from '@/lib/search/format/bytes/ascending';
import { ByteReader } from '@/lib/search/format/bytes/bytes';
import { type Chunk, openChunk } from '@/lib/search/format/files/chunk';
import type { FileNames } from '@/lib/search/format/files/file-names';
import { type ChunkPositions, type FlatPositions, openPositions } from '@/lib/search/format/files/positions';
import type { TermOfDocument } from '@/lib/search/server/opensearch/index/document-body';
import { type BucketPosting, createPostingBuckets } from './posting-buckets';

export interface DocumentTerms {
  readonly number: number;
  readonly terms: readonly TermOfDocument[];
}

export interface PostingSource {
  readonly files: SearchFiles;
  readonly names: Pick<FileNames, 'chunk' | 'positions'>;
}

/**
 * What an index holds of its documents, one after another, though it is laid out by terms.
 * @param chunks the numbers of the chunks that are read; all, where documents are wanted whole
 * @param isWanted the documents that are wanted
 */
export async function* readDocumentTerms(
  { files, names }: PostingSource,
  chunks: Iterable<number>,
  isWanted: (document: number) => boolean = () => true,
): AsyncGenerator<DocumentTerms> {
  const buckets = await createPostingBuckets();
  const terms: string[] = [];
  const words: (readonly string[])[] = [];
  try {
    for (const number of chunks) {
      const [payload, places] = await Promise.all([
        files.file(names.chunk(number)),
        files.file(names.positions(number)),
      ]);
      const chunk = openChunk(payload);
      const positions = openPositions(places);
      for (const [n, term] of chunk.terms.entries()) {
        const known = terms.push(term) - 1;
        words.push(chunk.surfaces(n)?.words ?? []);
        for (const posting of postingsOf({ chunk, positions }, n))
          if (isWanted(posting.document)) buckets.add({ ...posting, term: known });
      }
      await buckets.flush();
    }
    for await (const [number, postings] of buckets.documents())
      yield { number, terms: postings.map((posting) => termOf(posting, terms, words)) };
  } finally {
    await buckets.close();
  }
}

function termOf(
  { term, impactSlot, titleSlot, mask, positions }: BucketPosting,
  terms: readonly string[],
  words: readonly (readonly string[])[],
): TermOfDocument {
  const surfaces = surfacesIn(words[term] ?? [], mask);
  return { term: terms[term] ?? '', impactSlot, titleSlot, surfaces, positions: Array.from(positions) };
}

export interface OpenedChunk {
  readonly chunk: Chunk;
  readonly positions: ChunkPositions;
}

/** The postings of a chunk's n-th term. */
export function* postingsOf(opened: OpenedChunk, n: number): Generator<Omit<BucketPosting, 'term'>> {
  const { held, titled, gaps, slots, masks } = opened.chunk.packed(n);
  const reader = new ByteReader(gaps);
  const documents = readAscending(reader, held);
  const ordinals = readAscending(reader, titled);
  const titleSlots = new Map(ordinals.map((ordinal, i) => [ordinal, slots[held + i]]));
  const { from, places } = placesOf(opened, n, held);
  for (const [i, document] of documents.entries())
    yield {
      document,
      impactSlot: slots[i] ?? 0,
      titleSlot: titleSlots.get(i),
      mask: masks[i] ?? 0,
      positions: places.subarray(from[i], from[i + 1]),
    };
}

/** Of beginnings of words no places are kept. */
function placesOf({ chunk, positions }: OpenedChunk, n: number, held: number): FlatPositions {
  const isKept = !isPrefixTerm(chunk.terms[n] ?? '');
  return isKept ? positions.flat(n, held) : { from: new Uint32Array(held + 1), places: new Uint32Array() };
}
