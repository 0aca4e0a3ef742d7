import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { FilePlace } from '@/lib/content/parse-question';
import type { SearchDocument } from '@/lib/search/format/search-document';
import { readFile, type TakenFile } from './read-file';
import { openDocuments } from './search-documents';

/** What the threads of a build run: some files, read and taken apart. */
export function readSomeFiles(task: {
  readonly contentFolder: string;
  readonly places: readonly FilePlace[];
}): Promise<readonly TakenFile[]> {
  return Promise.all(task.places.map((place) => readFile(task.contentFolder, place)));
}

/** And some documents, for search. */
export async function readSomeDocuments(task: {
  readonly answersFile: string;
  readonly entries: readonly QuestionEntry[];
}): Promise<readonly SearchDocument[]> {
  const documents = await openDocuments(task.answersFile);
  return Promise.all(task.entries.map(documents.read)).finally(documents.close);
}
