import type { Analysis } from '../format/analysis';
import type { SearchDocument } from '../format/search-document';
import type { StoredDocument } from '../format/stored-block';
import type { BuildSearchOptions } from './build-options';
import { createForwardIndex, type ForwardIndex } from './forward-index';
import { storedPassage } from './stored-passage';

/** What is kept of all documents after one reading, in the order in which they came. */
export interface CollectedDocuments {
  readonly forward: ForwardIndex;
  readonly stored: readonly StoredDocument[];
  /** Document numbers of each subject, in the subjects' order. */
  readonly bySubject: readonly (readonly number[])[];
  /** Document number by `subject/slug`. */
  readonly numbers: ReadonlyMap<string, number>;
}

const progressEvery = 500;

export async function collectDocuments(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  analysis: Analysis,
  options: Pick<BuildSearchOptions, 'subjects' | 'synonyms' | 'total' | 'onProgress'>,
): Promise<CollectedDocuments> {
  const forward = createForwardIndex(analysis, options.synonyms);
  const stored: StoredDocument[] = [];
  const bySubject = new Map<string, number[]>(options.subjects.map(({ slug }) => [slug, []]));
  const numbers = new Map<string, number>();
  for await (const document of documents) {
    const { subject, slug, question, summary, text } = document;
    const ofSubject = bySubject.get(subject);
    if (ofSubject === undefined)
      throw new Error(
        `${subject}/${slug}: the subject "${subject}" is not among the subjects of this search index.`,
      );
    ofSubject.push(stored.length);
    numbers.set(`${subject}/${slug}`, stored.length);
    stored.push({ question, slug, passage: storedPassage(summary, text) });
    forward.add(document);
    if (stored.length % progressEvery === 0)
      options.onProgress?.(stored.length, options.total, 'reading words');
  }
  return { forward: forward.index(), stored, bySubject: [...bySubject.values()], numbers };
}
