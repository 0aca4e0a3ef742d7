import path from 'node:path';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { defaultSite, type SiteSettings } from '@/lib/site/settings';
import { errorCode } from '@/lib/text/error-code';
import { buildDiagnostic, type Diagnostic, UnusableFile } from './diagnostic';
import type { FilePlace } from './file-place';
import { decodeText } from './front-matter';
import { type LibraryFiles, type ListFolder, listLibraryFiles } from './library-files';
import { macrosFile, parseMacros } from './macros-file';
import { diagnosticsOf, readSmallFile } from './read-question';
import { parseRedirects, type Redirect } from './redirects-file';
import { parseSiteFile, siteFileName } from './site/site-file';
import { parseSubjectFile, type SubjectFile } from './subject-file';
import { parseSynonyms, type SynonymGroup } from './synonyms-file';

/** Largest list of redirects or synonyms, in bytes: some 200,000 lines. */
const mostListBytes = 8 * 1024 * 1024;

/** All of a library but the questions themselves, which are streamed. */
export interface LibraryFrame {
  readonly site: SiteSettings;
  readonly files: LibraryFiles;
  readonly subjectFiles: ReadonlyMap<string, SubjectFile>;
  readonly redirects: readonly Redirect[];
  readonly synonyms: readonly SynonymGroup[];
  /** The owner's commands in formulas. */
  readonly macros: OwnerMacros;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the questions stand, in path order. */
  readonly places: readonly FilePlace[];
}

/**
 * @param list tells what stands in a folder
 * @param last what the site that is served says of itself: it stays where `site.yml` goes wrong
 * @throws where the folder itself cannot be read
 */
export async function readLibraryFrame(
  folder: string,
  list?: ListFolder,
  last?: SiteSettings,
): Promise<LibraryFrame> {
  const files = await listLibraryFiles(folder, list);
  const diagnostics: Diagnostic[] = [...files.diagnostics];
  const subjectFiles = new Map<string, SubjectFile>();
  for (const { slug, subjectFile: name } of files.subjects) {
    if (name === undefined) continue;
    const parsed = await readOptional(path.join(folder, name), name, diagnostics, (bytes) =>
      parseSubjectFile(bytes, name),
    );
    if (parsed === undefined) continue;
    subjectFiles.set(slug, parsed.subject);
    diagnostics.push(...parsed.diagnostics);
  }
  const site = await readSite(folder, diagnostics, last);
  return {
    site,
    files,
    subjectFiles,
    redirects: await readRedirects(folder, diagnostics),
    synonyms: await readSynonyms(folder, diagnostics),
    macros: await readMacros(folder, diagnostics),
    diagnostics,
    places: files.subjects.flatMap((subject) => subject.questions),
  };
}

async function readSite(
  folder: string,
  diagnostics: Diagnostic[],
  last: SiteSettings = defaultSite,
): Promise<SiteSettings> {
  let bytes: Uint8Array;
  try {
    bytes = await readSmallFile(path.join(folder, siteFileName));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return defaultSite;
    diagnostics.push(...diagnosticsOf(error, siteFileName));
    return last;
  }
  const parsed = parseSiteFile(bytes, last);
  diagnostics.push(...parsed.diagnostics);
  return parsed.site;
}

async function readRedirects(folder: string, diagnostics: Diagnostic[]): Promise<readonly Redirect[]> {
  const remedy = 'write old subject, slug, new subject and maybe new slug, with tabs between';
  const told = {
    name: 'redirects.tsv',
    kind: 'redirect' as const,
    message: 'is not a line of three or four cells',
    remedy,
  };
  return (await readLines(folder, told, parseRedirects, diagnostics))?.redirects ?? [];
}

async function readSynonyms(folder: string, diagnostics: Diagnostic[]): Promise<readonly SynonymGroup[]> {
  const remedy = 'write words or phrases that mean the same, with commas between';
  const told = {
    name: 'synonyms.txt',
    kind: 'synonym' as const,
    message: 'brings no two words together',
    remedy,
  };
  return (await readLines(folder, told, parseSynonyms, diagnostics))?.groups ?? [];
}

async function readMacros(folder: string, diagnostics: Diagnostic[]): Promise<OwnerMacros> {
  const parsed = await readOptional(path.join(folder, macrosFile), macrosFile, diagnostics, (bytes) =>
    parseMacros(decodeText(bytes)),
  );
  diagnostics.push(...(parsed?.diagnostics ?? []));
  return parsed?.macros ?? {};
}

/** Reads an optional file of lines; each line that cannot be used is a warning. */
async function readLines<T extends { readonly bad: readonly number[] }>(
  folder: string,
  told: {
    readonly name: string;
    readonly kind: Diagnostic['kind'];
    readonly message: string;
    readonly remedy: string;
  },
  parse: (text: string) => T,
  diagnostics: Diagnostic[],
): Promise<T | undefined> {
  const { name, kind, message, remedy } = told;
  const read = (bytes: Uint8Array) => parse(decodeLines(bytes));
  const parsed = await readOptional(path.join(folder, name), name, diagnostics, read, mostListBytes);
  for (const line of parsed?.bad ?? [])
    diagnostics.push(buildDiagnostic({ kind, file: name, line, field: kind, message, remedy }));
  return parsed;
}

/** A letter that is not UTF-8 costs its own line. @throws UnusableFile where there is more than is read */
function decodeLines(bytes: Uint8Array): string {
  if (bytes.byteLength <= mostListBytes) return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const message = `is larger than ${mostListBytes / (1024 * 1024)} MiB, and nothing of it is used`;
  const remedy = 'take out what is not needed any more';
  throw new UnusableFile({ kind: 'file-too-large', line: 1, field: 'file', message, remedy });
}

async function readOptional<T>(
  file: string,
  name: string,
  diagnostics: Diagnostic[],
  parse: (bytes: Uint8Array) => T,
  mostBytes?: number,
): Promise<T | undefined> {
  try {
    return parse(await readSmallFile(file, mostBytes));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') diagnostics.push(...diagnosticsOf(error, name));
    return undefined;
  }
}
