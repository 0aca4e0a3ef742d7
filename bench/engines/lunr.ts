import createIndex from 'lunr';
import type { CorpusDocument } from '../corpus';
import { type MeasuredEngine, wholeIndex } from './engine';

/** lunr with its own English pipeline (stemmer, stop words) and weights of fields. */
export async function lunr(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const index = createIndex((builder) => {
    builder.ref('id');
    builder.field('title', { boost: 3 });
    builder.field('keywords', { boost: 2 });
    builder.field('answer');
    for (const { id, question, keywords, text } of documents)
      builder.add({ id, title: question, keywords: keywords.join(', '), answer: text });
  });
  return wholeIndex([JSON.stringify(index)], async (query, limit) => {
    // Its query language would take a colon for a field and a question mark for an error.
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const found = index.query((asked) => {
      for (const word of words) asked.term(word, {});
    });
    return found.slice(0, limit).map(({ ref }) => ref);
  });
}
