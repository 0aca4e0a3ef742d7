import type { TermPositions } from '../format/positions';
import { chunkOf } from './first-terms';
import type { IndexReader } from './index-reader';
import type { Phrase } from './parse-query';

/** The documents in which the terms of a phrase follow one another; a phrase of one term is held where the term is. */
export async function documentsOfPhrase(phrase: Phrase, reader: IndexReader): Promise<ReadonlySet<number>> {
  const terms = await Promise.all(phrase.map((term) => openTerm(term, reader)));
  const [first, ...others] = terms;
  if (first === undefined || terms.some(({ documents }) => documents.length === 0)) return new Set();
  if (others.length === 0) return new Set(first.documents);
  const [starts, next] = await Promise.all([
    placesOf(first, reader),
    Promise.all(others.map((term) => placesOf(term, reader))),
  ]);
  const found = new Set<number>();
  for (const [document, positions] of starts)
    if (positions.some((at) => next.every((places, i) => places.get(document)?.includes(at + i + 1))))
      found.add(document);
  return found;
}

interface OpenedTerm {
  readonly chunk: number;
  readonly place: number;
  readonly documents: readonly number[];
}

async function openTerm(term: string, reader: IndexReader): Promise<OpenedTerm> {
  const chunk = chunkOf(term, reader.manifest.firstTerms);
  if (chunk < 0) return { chunk, place: -1, documents: [] };
  const index = await reader.chunk(chunk);
  return { chunk, place: index.place(term), documents: index.documents(term) };
}

async function placesOf(
  { chunk, place, documents }: OpenedTerm,
  reader: IndexReader,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const positions: TermPositions = (await reader.positions(chunk))(place, documents.length);
  return new Map(documents.map((document, i) => [document, positions[i] ?? []]));
}
