import MiniSearch, { type SearchOptions } from 'minisearch';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { CorpusDocument } from '../corpus';
import { fuseRanks } from '../search/fuse-ranks';
import { openMeaning } from '../search/meaning';
import { type MeasuredEngine, wholeIndex } from './engine';

/** MiniSearch (BM25+, any word) over words analyzed and stemmed as Stoa does; its other defaults. */
export const minisearch = create({ boost: { title: 3, keywords: 2 } });
/** The same without weights of fields. */
export const minisearchPlain = create({});
/** The same with weights, looking for words a fifth of their letters away, as its documentation shows. */
export const minisearchFuzzy = create({ boost: { title: 3, keywords: 2 }, fuzzy: 0.2, prefix: true });

/** Of either ranking so many are made one. */
const fused = 1000;

/** The same with weights, made one by reciprocal ranks with the documents nearest to the query by Stoa's encoder. */
export async function minisearchFused(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const [words, meaning] = await Promise.all([minisearch(documents), openMeaning(documents)]);
  const ids = documents.map(({ id }) => id);
  const vectorBytes = meaning.vectors.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const bytes = words.indexBytes + vectorBytes;
  return {
    indexBytes: bytes,
    isWhole: true,
    async search(query, limit) {
      const byWords = await words.search(query, fused);
      const near = await meaning.nearest(query, fused);
      return fuseRanks([byWords, near.map((i) => ids[i] ?? '')]).slice(0, limit);
    },
    firstSearch: async () => ({ bytes, requests: 2 }),
    close: () => meaning.encoder.close(),
  };
}

function create(searchOptions: SearchOptions) {
  return async (documents: readonly CorpusDocument[]): Promise<MeasuredEngine> => {
    const analysis = createAnalysis('en');
    const index = new MiniSearch({
      fields: ['title', 'keywords', 'answer'],
      tokenize: (text) => [...analysis.field(text).terms],
      processTerm: (term) => term,
      searchOptions,
    });
    for (const { id, question, keywords, text } of documents)
      index.add({ id, title: question, keywords: keywords.join(', '), answer: text });
    return wholeIndex([JSON.stringify(index)], async (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    );
  };
}
