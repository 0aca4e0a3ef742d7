import { type Encoder, openEncoder } from '@/lib/search/meaning/encode/encoder';
import {
  partsOfDocument,
  readLengthIn,
  readText,
  vectorOfParts,
} from '@/lib/search/meaning/vectors/document-parts';
import type { CorpusDocument } from '../corpus';
import { encodeAll } from './vectors';

/** Documents by what they mean: the vectors that Stoa gives them, before they are made small. */
export interface Meaning {
  readonly encoder: Encoder;
  /** Of every document, in their order. */
  readonly vectors: readonly Float32Array[];
  vectorOf(query: string): Promise<Float32Array>;
  /** Positions of the documents nearest to a query, the nearest first. */
  nearest(query: string, count: number): Promise<readonly number[]>;
}

/** @throws where the encoder cannot be had */
export async function openMeaning(documents: readonly CorpusDocument[]): Promise<Meaning> {
  let why = 'there is none';
  const onFailure = (reason: string) => {
    why = reason;
  };
  const encoder = await openEncoder({ onFailure });
  if (encoder === undefined) throw new Error(`The encoder cannot be had: ${why}`);
  const vectors = await vectorsOf(documents, encoder);
  const vectorOf = async (query: string) => {
    const [vector] = await encoder.encode([query], 'query');
    if (vector === undefined) throw new Error('The encoder gave no vector.');
    return vector;
  };
  return {
    encoder,
    vectors,
    vectorOf,
    nearest: async (query, count) => nearestOf(vectors, await vectorOf(query), count),
  };
}

/** Positions of the vectors nearest to one, the nearest first. */
export function nearestOf(vectors: readonly Float32Array[], to: Float32Array, count: number): number[] {
  const cosines = Float32Array.from(vectors, (vector) => dot(vector, to));
  const order = Array.from(cosines.keys());
  order.sort((a, b) => (cosines[b] as number) - (cosines[a] as number) || a - b);
  return order.slice(0, count);
}

async function vectorsOf(documents: readonly CorpusDocument[], encoder: Encoder): Promise<Float32Array[]> {
  const length = readLengthIn(documents.length);
  const parts = documents.map(({ question, summary, text }) =>
    partsOfDocument(question, readText(summary, text, length)),
  );
  const encoded = await encodeAll(encoder, parts.flat());
  let next = 0;
  return parts.map(({ length }) => {
    next += length;
    return vectorOfParts(encoded.slice(next - length, next));
  });
}

export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}
