import { encodePositions } from '../format/positions';
import type { CutChunk } from './cut-chunks';
import { type ForwardDocument, type ForwardIndex, fieldGap } from './forward-index';

/** For each chunk, where its terms stand in the documents, which come in the order of their numbers. */
export function* cutPositions(
  chunks: readonly CutChunk[],
  forward: ForwardIndex,
  order: readonly number[],
): Generator<Uint8Array> {
  const documents = order.flatMap((position) => forward.documents[position] ?? []);
  const postings = invert(documents, forward.frequencies);
  const numbers = new Map(forward.vocabulary.map((term, number) => [term, number]));
  for (const { terms } of chunks)
    yield encodePositions(
      terms.map((term) => {
        const number = numbers.get(term);
        return number === undefined ? [] : postings(number).map((document) => positionsIn(document, number));
      }),
    );
}

function positionsIn({ sequence }: ForwardDocument, term: number): number[] {
  const positions: number[] = [];
  for (let at = sequence.indexOf(term); at >= 0; at = sequence.indexOf(term, at + 1)) positions.push(at);
  return positions;
}

/** Term → its documents in order. */
function invert(documents: readonly ForwardDocument[], frequencies: readonly number[]) {
  const starts = new Uint32Array(frequencies.length + 1);
  for (const [term, held] of frequencies.entries()) starts[term + 1] = (starts[term] ?? 0) + held;
  const next = starts.slice();
  const inverted = new Uint32Array(starts.at(-1) ?? 0);
  for (const [number, { terms }] of documents.entries())
    for (const term of terms) {
      const at = next[term] ?? 0;
      inverted[at] = number;
      next[term] = at + 1;
    }
  return (term: number) =>
    Array.from(inverted.subarray(starts[term], starts[term + 1]), (n) => documents[n] as ForwardDocument);
}
