import { create, insertMultiple, MODE_HYBRID_SEARCH, save, search } from '@orama/orama';
import { stemmer } from 'stemmer';
import type { CorpusDocument } from '../corpus';
import { openMeaning } from '../search/meaning';
import { type MeasuredEngine, wholeIndex } from './engine';

const batch = 1000;
const components = { tokenizer: { language: 'english', stemming: true, stemmer } };
const boost = { title: 3, keywords: 2 };
const fields = { title: 'string', keywords: 'string', answer: 'string' } as const;

/** Orama's full-text search (BM25) with an English stemmer and weights of fields. */
export async function orama(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const index = create({ schema: fields, components });
  const rows = documents.map(rowOf);
  for (let start = 0; start < rows.length; start += batch)
    await insertMultiple(index, rows.slice(start, start + batch), batch);
  const { index: indexed, docs: _, ...rest } = save(index);
  return wholeIndex([JSON.stringify({ fields: indexed, rest })], async (query, limit) => {
    const found = await search(index, { term: query, limit, boost });
    return found.hits.map(({ id }) => String(id));
  });
}

/**
 * Orama's hybrid search over the vectors of Stoa's encoder, words and vectors weighed alike, as its defaults have it. Its
 * least similarity of 0.8 is made for other models: with this one nothing would be near, so none is asked.
 */
export async function oramaHybrid(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const meaning = await openMeaning(documents);
  const schema = { ...fields, meaning: `vector[${meaning.encoder.dimensions}]` } as const;
  const index = create({ schema, components });
  const rows = documents.map((document, i) => ({
    ...rowOf(document),
    meaning: [...(meaning.vectors[i] ?? [])],
  }));
  for (let start = 0; start < rows.length; start += batch)
    await insertMultiple(index, rows.slice(start, start + batch), batch);
  const { index: indexed, docs: _, ...rest } = save(index);
  const { vectorIndexes: __, ...words } = indexed as Record<string, unknown>;
  const vectors = meaning.vectors.map((vector) => new Uint8Array(vector.slice().buffer));
  const parts = [JSON.stringify({ fields: words, rest }), Buffer.concat(vectors)];
  return wholeIndex(parts, async (query, limit) => {
    const vector = { value: [...(await meaning.vectorOf(query))], property: 'meaning' };
    const found = await search(index, {
      mode: MODE_HYBRID_SEARCH,
      term: query,
      vector,
      similarity: 0,
      limit,
      boost,
    });
    return found.hits.map(({ id }) => String(id));
  });
}

function rowOf({ id, question, keywords, text }: CorpusDocument) {
  return { id, title: question, keywords: keywords.join(', '), answer: text };
}
