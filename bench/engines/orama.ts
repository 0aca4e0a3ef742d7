import { create, insertMultiple, save, search } from '@orama/orama';
import { stemmer } from 'stemmer';
import type { CorpusDocument } from '../corpus';
import { type MeasuredEngine, wholeIndex } from './engine';

const batch = 1000;

/** Orama's full-text search (BM25) with an English stemmer and weights of fields. */
export async function orama(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const index = create({
    schema: { title: 'string', keywords: 'string', answer: 'string' } as const,
    components: { tokenizer: { language: 'english', stemming: true, stemmer } },
  });
  const rows = documents.map(({ id, question, keywords, text }) => {
    return { id, title: question, keywords: keywords.join(', '), answer: text };
  });
  for (let start = 0; start < rows.length; start += batch)
    await insertMultiple(index, rows.slice(start, start + batch), batch);
  const { index: fields, docs: _, ...rest } = save(index);
  return wholeIndex([JSON.stringify({ fields, rest })], async (query, limit) => {
    const found = await search(index, { term: query, limit, boost: { title: 3, keywords: 2 } });
    return found.hits.map(({ id }) => String(id));
  });
}
