import { Charset, Document, Encoder } from 'flexsearch';
import english from 'flexsearch/lang/en';
import type { CorpusDocument } from '../corpus';
import { type MeasuredEngine, wholeIndex } from './engine';

/** FlexSearch as its README shows it: a document index of three fields with nothing set. */
export function flexsearch(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const index = new Document({ document: { id: 'id', index: ['title', 'keywords', 'answer'] } });
  return measured(index as unknown as FieldIndex, documents, {});
}

/**
 * FlexSearch with what its documentation names for better results: the English preset (stemmer, stop words), word context
 * in the answer, beginnings of words in title and keywords, and `suggest`, which lets words be missing.
 */
export function flexsearchTuned(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const encoder = new Encoder({ ...Charset.LatinBalance, ...english } as never);
  const index = new Document({
    document: {
      id: 'id',
      index: [
        { field: 'title', tokenize: 'forward', encoder, resolution: 9 },
        { field: 'keywords', tokenize: 'forward', encoder, resolution: 9 },
        {
          field: 'answer',
          tokenize: 'strict',
          encoder,
          resolution: 9,
          context: { depth: 1, bidirectional: true, resolution: 3 },
        },
      ],
    },
  });
  return measured(index as unknown as FieldIndex, documents, { suggest: true });
}

/** The part of FlexSearch's document index that is used here. */
interface FieldIndex {
  add(document: Readonly<Record<string, string>>): void;
  search(query: string, options: object): readonly { readonly result: readonly unknown[] }[];
  export(keep: (key: string, data: string) => void): void;
}

async function measured(
  index: FieldIndex,
  documents: readonly CorpusDocument[],
  options: object,
): Promise<MeasuredEngine> {
  for (const { id, question, keywords, text } of documents)
    index.add({ id, title: question, keywords: keywords.join(', '), answer: text });
  const parts: string[] = [];
  index.export((_key, data) => {
    parts.push(data ?? '');
  });
  return wholeIndex(parts, async (query, limit) => {
    const found = index.search(query, { limit, ...options });
    return [...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, limit);
  });
}
