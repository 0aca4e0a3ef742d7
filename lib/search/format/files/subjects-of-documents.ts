import type { Manifest } from './manifest';

/** Position in `manifest.subjects` of each document's subject. */
export function subjectsOfDocuments({
  documents,
  subjects,
  added,
}: Pick<Manifest, 'documents' | 'subjects' | 'added'>): Uint16Array {
  const places = new Uint16Array(documents);
  let start = 0;
  const runs = [...subjects.map((range, subject) => ({ subject, documents: range.documents })), ...added];
  for (const run of runs) {
    places.fill(run.subject, start, start + run.documents);
    start += run.documents;
  }
  return places;
}
