import {
  type ForwardDocument,
  type ForwardIndex,
  isTermNumber,
} from '@/lib/search/build/documents/forward-index';
import { encodePositions, type TermPositions } from '@/lib/search/format/files/positions';
import type { CutChunk } from './cut-chunks';

/** For each chunk, where its terms stand in the documents, which come in the order of their numbers. */
export function* cutPositions(
  chunks: readonly CutChunk[],
  forward: ForwardIndex,
  order: readonly number[],
): Generator<Uint8Array> {
  const documents = order.flatMap((position) => forward.documents[position] ?? []);
  const positionsOf = invert(documents, forward.frequencies.length);
  const numbers = new Map(forward.vocabulary.map((term, number) => [term, number]));
  for (const { terms } of chunks)
    yield encodePositions(
      terms.map((term) => {
        const number = numbers.get(term);
        return number === undefined ? [] : positionsOf(number);
      }),
    );
}

/** Term → its documents in order → where it stands in each: all in two arrays, a term's part after another's. */
function invert(documents: readonly ForwardDocument[], terms: number): (term: number) => TermPositions {
  const starts = new Uint32Array(terms + 1);
  // A posting without a position (a hyphenated word written as one) takes a place too.
  for (const { sequence, terms: held } of documents) {
    for (const term of sequence) if (isTermNumber(term)) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    for (const term of held) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  }
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice();
  const entries = new Uint32Array(starts[terms] ?? 0);
  const put = (term: number, value: number) => {
    const at = next[term] as number;
    entries[at] = value;
    next[term] = at + 1;
  };
  for (const { sequence, terms: held } of documents) {
    for (const term of held) put(term, newPosting);
    for (let at = 0; at < sequence.length; at++) {
      const term = sequence[at] as number;
      if (isTermNumber(term)) put(term, at);
    }
  }
  return (term) => {
    const postings: number[][] = [];
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
      const value = entries[at] as number;
      if (value === newPosting) postings.push([]);
      else postings.at(-1)?.push(value);
    }
    return postings;
  };
}

/** Stands before the positions of each document. */
const newPosting = 0xffffffff;
