import type { BuildSearchOptions } from '@/lib/search/build/index/build-options';
import type { StoredDocument } from '@/lib/search/format/files/stored-block';
import type { ForwardIndex } from './forward-index';
import { createForwardMerge } from './merge-forward';
import type { TakenWords } from './take-words';

/** What is kept of all documents after one reading, in the order in which they came. */
export interface CollectedDocuments {
  readonly forward: ForwardIndex;
  readonly stored: readonly StoredDocument[];
  /** Document numbers of each subject, in the subjects' order. */
  readonly bySubject: readonly (readonly number[])[];
  /** Document number by `subject/slug`. */
  readonly numbers: ReadonlyMap<string, number>;
}

export async function collectDocuments(
  parts: Iterable<TakenWords> | AsyncIterable<TakenWords>,
  options: Pick<BuildSearchOptions, 'subjects' | 'total' | 'onProgress'>,
): Promise<CollectedDocuments> {
  const forward = createForwardMerge();
  const stored: StoredDocument[] = [];
  const bySubject = new Map<string, number[]>(options.subjects.map(({ slug }) => [slug, []]));
  const numbers = new Map<string, number>();
  for await (const part of parts) {
    for (const [i, document] of part.stored.entries()) {
      const subject = part.subjects[i] ?? '';
      const ofSubject = bySubject.get(subject);
      if (ofSubject === undefined)
        throw new Error(
          `${subject}/${document.slug}: the subject "${subject}" is not among the subjects of this search index.`,
        );
      ofSubject.push(stored.length);
      numbers.set(`${subject}/${document.slug}`, stored.length);
      stored.push(document);
    }
    forward.add(part.forward);
    options.onProgress?.(stored.length, options.total, 'reading words');
  }
  return { forward: forward.index(), stored, bySubject: [...bySubject.values()], numbers };
}
