import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@/lib/text/error-code';
import { isSlug } from '@/lib/text/slug';
import { buildDiagnostic, type Diagnostic } from './diagnostic';
import {
  addressName,
  type FilePlace,
  isMarkdownName,
  markdownNameOf,
  placeOfFile,
  subjectAddress,
} from './file-place';

/** Files that speak of a subject rather than ask a question. */
const subjectFileName = /^subject\.(?:md|markdown)$/i;
const readmeName = /^readme\.(?:md|markdown)$/i;

export interface SubjectFolder {
  readonly slug: string;
  readonly questions: readonly FilePlace[];
  /** Path of the file that speaks of the subject, where there is one. */
  readonly subjectFile: string | undefined;
}

export interface LibraryFiles {
  readonly subjects: readonly SubjectFolder[];
  /** Files and folders that cannot be part of the library, and those with another address than their name says. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything in a folder that is not hidden, by name. */
export type ListFolder = (folder: string) => Promise<Dirent[]>;

/** @throws where the folder cannot be read */
export const listFolder: ListFolder = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
};

interface Listing {
  readonly root: string;
  readonly list: ListFolder;
  readonly diagnostics: Diagnostic[];
}

/**
 * What a library folder holds, sorted, so that the same folder gives the same order everywhere. Links are not followed.
 * Every file of Markdown is a question's or a subject's, or is named.
 * @throws where the folder cannot be read
 */
export async function listLibraryFiles(root: string, list = listFolder): Promise<LibraryFiles> {
  const diagnostics: Diagnostic[] = [];
  const listing: Listing = { root, list, diagnostics };
  const folders = new Map<string, string>();
  const subjects: SubjectFolder[] = [];
  for (const entry of await list(root)) {
    const { name } = entry;
    if (!isFolder(entry, diagnostics)) continue;
    const slug = subjectAddress(name);
    const other = folders.get(slug);
    if (!isSlug(slug)) {
      const message = 'stands in a folder whose name cannot be part of an address';
      await nameAll(listing, name, message, 'name the folder with letters, digits and hyphens');
    } else if (other !== undefined) {
      const message = `stands in a folder that has the same address as ${other}`;
      await nameAll(listing, name, message, `move it to ${other}`);
    } else {
      folders.set(slug, name);
      const subject = await listSubject(listing, name, slug);
      subjects.push(subject);
      if (subject.questions.length > 0 || subject.subjectFile) warnOfAddress(name, slug, diagnostics);
    }
  }
  return { subjects, diagnostics };
}

function isFolder(entry: Dirent, diagnostics: Diagnostic[]): boolean {
  const { name } = entry;
  if (entry.isSymbolicLink()) diagnostics.push(notUsed(name, 'is a link', 'put the folder itself here'));
  else if (entry.isFile() && isMeantAsQuestion(name)) {
    diagnostics.push(notUsed(name, 'stands outside a subject folder', 'move it to <subject>/<slug>.md'));
  }
  return entry.isDirectory();
}

/** By its name, which may be one that other programs give to files of Markdown. */
function isMeantAsQuestion(name: string): boolean {
  const markdown = markdownNameOf(name) ?? name;
  return isMarkdownName(markdown) && !readmeName.test(markdown);
}

async function listSubject(listing: Listing, folder: string, slug: string): Promise<SubjectFolder> {
  const { diagnostics } = listing;
  const questions = new Map<string, FilePlace>();
  let subjectFile: string | undefined;
  for (const entry of await entriesOf(listing, folder)) {
    const file = `${folder}/${entry.name}`;
    const better = entry.isFile() ? markdownNameOf(entry.name) : undefined;
    if (better !== undefined) {
      diagnostics.push(notUsed(file, 'is no Markdown by the ending of its name', `name it ${better}`));
    } else if (!isMarkdownName(entry.name)) {
      // It may hold pictures; questions in it are named, never passed over.
      const message = 'stands in a folder inside a subject';
      if (entry.isDirectory()) await nameAll(listing, file, message, `move it to ${folder}`);
    } else if (!entry.isFile()) {
      diagnostics.push(notUsed(file, 'is not a regular file', 'put the file itself here'));
    } else if (subjectFileName.test(entry.name)) {
      if (subjectFile === undefined) subjectFile = file;
      else
        diagnostics.push(notUsed(file, `speaks of the subject, as ${subjectFile} does`, 'keep one of them'));
    } else {
      const place = placeOfFile(file);
      const other = questions.get(place.slug);
      if (!isSlug(place.slug)) diagnostics.push(withoutAddress(file, place.slug));
      else if (other)
        diagnostics.push(notUsed(file, `has the same address as ${other.file}`, 'rename one of them'));
      else questions.set(place.slug, place);
    }
  }
  return { slug, questions: [...questions.values()], subjectFile };
}

/** A subject that goes while the library is listed is gone; one that cannot be read is named and left out. */
async function entriesOf({ root, list, diagnostics }: Listing, folder: string): Promise<Dirent[]> {
  try {
    return await list(path.join(root, folder));
  } catch (error) {
    const code = errorCode(error) ?? 'an unknown error';
    if (code !== 'ENOENT')
      diagnostics.push({
        ...notUsed(folder, `cannot be read (${code})`, 'see that the folder may be read'),
        kind: 'unreadable',
      });
    return [];
  }
}

/** Names each file that is meant as a question in a folder and in those inside it. */
async function nameAll(listing: Listing, folder: string, message: string, remedy: string) {
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of await entriesOf(listing, next)) {
      const file = `${next}/${entry.name}`;
      if (isMeantAsQuestion(entry.name)) listing.diagnostics.push(notUsed(file, message, remedy));
      else if (entry.isDirectory()) folders.push(file);
    }
  }
}

/** Once a folder: readers see another name than its owner, or one that they may type otherwise. */
function warnOfAddress(folder: string, slug: string, diagnostics: Diagnostic[]): void {
  const better = addressName(folder);
  if (folder.normalize('NFC') === slug && slug === slug.toLowerCase()) return;
  const why =
    folder.normalize('NFC') === slug ? 'has capitals' : 'cannot be part of an address as it is named';
  const message = `${why}: its questions stand at /learn/${slug}`;
  diagnostics.push(
    buildDiagnostic({ kind: 'place', file: folder, message, remedy: `name the folder ${better}` }),
  );
}

function withoutAddress(file: string, slug: string): Diagnostic {
  const better = addressName(slug);
  const remedy = isSlug(better)
    ? `name it ${better}.md`
    : 'name it with letters, digits and hyphens, at most 200 of them';
  return notUsed(file, 'cannot be part of an address', remedy);
}

function notUsed(file: string, message: string, remedy: string): Diagnostic {
  return buildDiagnostic({ severity: 'error', kind: 'place', file, message, remedy, leftOut: true });
}
