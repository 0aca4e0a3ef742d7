import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { FilePlace } from '@/lib/content/file-place';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { type TakenWords, takeWords, type WordRules } from '@/lib/search/build/documents/take-words';
import { openDocuments } from '@/lib/snapshot/build/search-documents';
import { readFile, type TakenFile } from './read-file';

/** Some files, read and taken apart. */
export function readSomeFiles(task: {
  readonly contentFolder: string;
  readonly places: readonly FilePlace[];
  readonly macros: OwnerMacros;
}): Promise<readonly TakenFile[]> {
  return Promise.all(task.places.map((place) => readFile(task.contentFolder, place, task.macros)));
}

/** And the words of some questions, for search. */
export async function readSomeWords(task: {
  readonly answersFile: string;
  readonly entries: readonly QuestionEntry[];
  readonly rules: WordRules;
}): Promise<TakenWords> {
  const documents = await openDocuments(task.answersFile);
  const read = await Promise.all(task.entries.map(documents.read)).finally(documents.close);
  return takeWords(read, task.rules);
}
