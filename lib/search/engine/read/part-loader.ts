import { openChunk } from '@/lib/search/format/files/chunk';
import { createPostingIndex, type PostingIndex } from '@/lib/search/format/files/posting-index';
import type { VocabularyWord } from '@/lib/search/format/files/vocabulary';
import { decodeParts, type PartsAnswer } from '@/lib/search/format/protocol/parts-answer';
import { isAnswerable, type PartsRequest } from '@/lib/search/format/protocol/parts-request';
import type { SearchFiles } from './search-files';

/** Parts of search files that a server picks out. Each answers undefined where only whole files are had. */
export interface PartLoader {
  /** An index in which the term stands, if in any: no other terms need stand in it. */
  term(term: string): Promise<PostingIndex | undefined>;
  /** Where a term stands in its documents, encoded. */
  places(term: string): Promise<Uint8Array | undefined>;
  chunk(number: number): Promise<Uint8Array | undefined>;
  /** The words near a misspelled one. */
  near(word: string): Promise<readonly VocabularyWord[] | undefined>;
}

interface Batch {
  readonly terms: Set<string>;
  readonly places: Set<string>;
  readonly chunks: Set<number>;
  readonly near: Set<string>;
  readonly answer: Promise<Answered | undefined>;
}

interface Answered {
  readonly request: PartsRequest;
  readonly parts: PartsAnswer;
  readonly index: PostingIndex;
}

/** Asks in one request for all that the words of a query want at the same moment. */
export function createPartLoader(files: SearchFiles, build: string): PartLoader {
  let waiting: Batch | undefined;
  const begin = (): Batch => {
    const wanted = {
      terms: new Set<string>(),
      places: new Set<string>(),
      chunks: new Set<number>(),
      near: new Set<string>(),
    };
    const answer = Promise.resolve().then(() => {
      waiting = undefined;
      return load(files, requestOf(build, wanted));
    });
    return { ...wanted, answer };
  };
  const batch = () => {
    waiting ??= begin();
    return waiting;
  };
  return {
    async term(term) {
      const { terms, answer } = batch();
      terms.add(term);
      return (await answer)?.index;
    },
    async places(term) {
      const { places, answer } = batch();
      places.add(term);
      const answered = await answer;
      return answered?.parts.places[answered.request.places.indexOf(term)];
    },
    async chunk(number) {
      const { chunks, answer } = batch();
      chunks.add(number);
      const answered = await answer;
      return answered?.parts.chunks[answered.request.chunks.indexOf(number)];
    },
    async near(word) {
      const { near, answer } = batch();
      near.add(word);
      const answered = await answer;
      return answered?.parts.near[answered.request.near.indexOf(word)];
    },
  };
}

/** The same words are one address, whatever their order. */
function requestOf(build: string, { terms, places, chunks, near }: Omit<Batch, 'answer'>): PartsRequest {
  return {
    build,
    terms: [...terms].sort(),
    places: [...places].sort(),
    chunks: [...chunks].sort((a, b) => a - b),
    near: [...near].sort(),
  };
}

async function load(files: SearchFiles, request: PartsRequest): Promise<Answered | undefined> {
  const { terms, places, chunks, near } = request;
  // A chunk by itself is a file, which readers share.
  const isFile = terms.length + places.length + near.length === 0 && chunks.length === 1;
  if (isFile || !isAnswerable(request)) return undefined;
  const payload = await files.parts?.(request);
  if (payload === undefined) return undefined;
  const parts = decodeParts(payload);
  return { request, parts, index: createPostingIndex(openChunk(parts.terms)) };
}
