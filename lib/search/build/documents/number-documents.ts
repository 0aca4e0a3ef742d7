import type { AddedRun, Manifest } from '@/lib/search/format/files/manifest';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';

/** Numbers for documents that come to an index, and the runs of its numbers with theirs. */
export interface NumberedDocuments {
  /** By `subject/slug`. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly documents: number;
  readonly added: readonly AddedRun[];
}

/**
 * Gives each coming document an idle number of its subject, else the next from the end of the index.
 * @param taken numbers of the documents that stay
 * @param places position of each subject in the list
 */
export function numberDocuments(
  manifest: Pick<Manifest, 'documents' | 'subjects' | 'added'>,
  taken: ReadonlySet<number>,
  coming: readonly { readonly subject: string; readonly slug: string }[],
  places: ReadonlyMap<string, number>,
): NumberedDocuments {
  const idle = new Map<number, number[]>();
  for (const [document, subject] of subjectsOfDocuments(manifest).entries()) {
    if (taken.has(document)) continue;
    const own = idle.get(subject);
    if (own) own.push(document);
    else idle.set(subject, [document]);
  }
  const numbers = new Map<string, number>();
  const added = [...manifest.added];
  let { documents } = manifest;
  for (const { subject, slug } of coming) {
    const place = places.get(subject) ?? 0;
    let number = idle.get(place)?.shift();
    if (number === undefined) {
      number = documents++;
      const last = added.at(-1);
      if (last?.subject === place) added[added.length - 1] = { ...last, documents: last.documents + 1 };
      else added.push({ subject: place, documents: 1 });
    }
    numbers.set(`${subject}/${slug}`, number);
  }
  return { numbers, documents, added };
}
