import { type Analysis, createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import type { StoredDocument } from '@/lib/search/format/files/stored-block';
import { createForwardIndex, type ForwardIndex } from './forward-index';
import { storedPassage } from './stored-passage';

/** What an index needs of some documents, in the order in which they came. Plain data: a thread may have made it. */
export interface TakenWords {
  readonly subjects: readonly string[];
  readonly stored: readonly StoredDocument[];
  /** Terms are numbered within these documents alone. */
  readonly forward: ForwardIndex;
}

/** How words are told apart. */
export interface WordRules {
  readonly language: string;
  /** Groups of words or phrases that mean the same. */
  readonly synonyms?: readonly (readonly string[])[];
}

/** Documents that are taken apart together: the more, the fewer words are carried over more than once. */
export const documentsAtOnce = 256;

let latest: { readonly language: string; readonly analysis: Analysis } | undefined;

export function takeWords(documents: readonly SearchDocument[], rules: WordRules): TakenWords {
  const { language, synonyms } = rules;
  // It remembers the stems of words.
  if (latest?.language !== language) latest = { language, analysis: createAnalysis(language) };
  const forward = createForwardIndex(latest.analysis, synonyms);
  for (const document of documents) forward.add(document);
  return {
    subjects: documents.map(({ subject }) => subject),
    stored: documents.map(({ question, slug, summary, text }) => {
      return { question, slug, passage: storedPassage(summary, text) };
    }),
    forward: forward.index(),
  };
}

/** The same, of documents that come one by one. */
export async function* takeAllWords(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  rules: WordRules,
): AsyncGenerator<TakenWords> {
  let waiting: SearchDocument[] = [];
  for await (const document of documents) {
    waiting.push(document);
    if (waiting.length < documentsAtOnce) continue;
    yield takeWords(waiting, rules);
    waiting = [];
  }
  if (waiting.length > 0) yield takeWords(waiting, rules);
}
