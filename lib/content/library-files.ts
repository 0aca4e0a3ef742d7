import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@/lib/text/error-code';
import { isSlug } from '@/lib/text/slug';
import type { Diagnostic } from './diagnostic';
import type { FilePlace } from './file-place';

/** Files that speak of a subject rather than ask a question. */
const subjectFileName = 'subject.md';

export interface SubjectFolder {
  readonly slug: string;
  readonly questions: readonly FilePlace[];
  readonly hasSubjectFile: boolean;
}

export interface LibraryFiles {
  readonly subjects: readonly SubjectFolder[];
  /** Files and folders that cannot be part of the library. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything in a folder that is not hidden, by name. */
export type ListFolder = (folder: string) => Promise<Dirent[]>;

/** @throws where the folder cannot be read */
export const listFolder: ListFolder = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
};

/**
 * What a library folder holds, sorted, so that the same folder gives the same order everywhere. Links are not followed.
 * @throws where the folder cannot be read
 */
export async function listLibraryFiles(folder: string, list = listFolder): Promise<LibraryFiles> {
  const diagnostics: Diagnostic[] = [];
  const subjects: SubjectFolder[] = [];
  for (const entry of await list(folder)) {
    if (!isSubjectFolder(entry, diagnostics)) continue;
    const questions: FilePlace[] = [];
    let hasSubjectFile = false;
    for (const file of await entriesOfSubject(
      () => list(path.join(folder, entry.name)),
      entry.name,
      diagnostics,
    )) {
      const name = `${entry.name}/${file.name}`;
      if (file.name === subjectFileName && file.isFile()) hasSubjectFile = true;
      else if (isQuestionFile(file, name, diagnostics)) {
        questions.push({ subject: entry.name, slug: file.name.slice(0, -'.md'.length), file: name });
      }
    }
    subjects.push({ slug: entry.name, questions, hasSubjectFile });
  }
  return { subjects, diagnostics };
}

/** A subject that goes while the library is listed is gone; one that cannot be read is named and left out. */
async function entriesOfSubject(
  list: () => Promise<Dirent[]>,
  subject: string,
  diagnostics: Diagnostic[],
): Promise<Dirent[]> {
  try {
    return await list();
  } catch (error) {
    const code = errorCode(error) ?? 'an unknown error';
    if (code !== 'ENOENT')
      diagnostics.push({
        ...notUsed(subject, `cannot be read (${code})`, 'see that the folder may be read'),
        kind: 'unreadable',
      });
    return [];
  }
}

function isSubjectFolder(entry: Dirent, diagnostics: Diagnostic[]): boolean {
  if (entry.isSymbolicLink())
    diagnostics.push(notUsed(entry.name, 'is a link', 'put the folder itself here'));
  else if (entry.isFile() && entry.name.endsWith('.md') && !/^readme\.md$/i.test(entry.name)) {
    diagnostics.push(
      notUsed(entry.name, 'stands outside a subject folder', 'move it to <subject>/<slug>.md'),
    );
  } else if (entry.isDirectory() && !isSlug(entry.name)) {
    diagnostics.push(
      notUsed(entry.name, 'cannot be part of an address', 'name it with letters, digits and hyphens'),
    );
  } else return entry.isDirectory();
  return false;
}

function isQuestionFile(entry: Dirent, name: string, diagnostics: Diagnostic[]): boolean {
  if (!entry.name.endsWith('.md')) return false;
  if (!entry.isFile()) diagnostics.push(notUsed(name, 'is not a regular file', 'put the file itself here'));
  else if (!isSlug(entry.name.slice(0, -'.md'.length))) {
    diagnostics.push(
      notUsed(name, 'cannot be part of an address', 'name it with letters, digits and hyphens'),
    );
  } else return true;
  return false;
}

function notUsed(file: string, message: string, remedy: string): Diagnostic {
  return { severity: 'error', kind: 'place', file, line: 1, field: 'file', message, remedy, leftOut: true };
}
