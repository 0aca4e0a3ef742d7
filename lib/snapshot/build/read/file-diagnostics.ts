import { buildDiagnostic, type Diagnostic, type DiagnosticKind } from '@/lib/content/diagnostic';
import type { SubjectFile } from '@/lib/content/subject-file';
import { lostLink } from '@/lib/markdown/render/link-diagnostics';
import { type FileReference, fileReferences } from '@/lib/markdown/tree/links/file-references';
import { endingsOfDownloads, kindOf, namesOfPictures } from '@/lib/pictures/file-kinds';
import { type ReferencePlace, referenceKey } from '@/lib/pictures/reference';
import { type RefusedFile, refused, type SeenFile } from '@/lib/pictures/seen-file';
import { isSitePath } from '@/lib/site/site-path';
import { shortened } from '@/lib/text/excerpts/shortened';
import type { PlaceInFile } from './markdown-diagnostics';

/** A file that an answer names, and the line of the question's file on which it does. */
export interface PlacedReference extends FileReference {
  readonly line: number;
}

/** What is wrong with one file that an answer names. */
export function diagnosticsOfReference(
  question: string,
  reference: PlacedReference,
  found: {
    readonly place: ReferencePlace;
    readonly seen: SeenFile | undefined;
    readonly likeNamed: string | undefined;
  },
): readonly Diagnostic[] {
  const diagnosticOf = (
    kind: DiagnosticKind,
    severity: Diagnostic['severity'],
    message: string,
    remedy: string,
  ) =>
    buildDiagnostic({
      severity,
      kind,
      file: question,
      line: reference.line,
      field: 'answer',
      message,
      remedy,
    });
  const name = shortened(reference.key, 100);
  if (reference.shape === 'unread')
    return [unread({ file: question, line: reference.line, field: 'answer' }, reference.key)];
  const what = reference.shape === 'picture' ? 'picture' : 'download';
  if (found.seen === undefined && isLost(reference))
    return [lost({ file: question, line: reference.line, field: 'answer' }, reference.key)];
  const diagnostics: Diagnostic[] = [];
  const refusal = refusalOf(reference, found);
  if (refusal !== undefined) {
    const isOther = refusal.fault === 'remote' || mayBeSite(reference, found.seen);
    const severity = isOther ? 'warning' : 'error';
    const message = `the ${what === 'picture' ? 'picture' : 'file'} ${name} ${refusal.message}`;
    const remedy =
      what === 'picture' ? `${refusal.remedy}; until then its alternative text is shown` : refusal.remedy;
    diagnostics.push(diagnosticOf(`${what}-${refusal.fault}`, severity, message, remedy));
  }
  if (what === 'picture' && found.seen?.status === 'seen' && found.seen.toldPlace) {
    const message = `the picture ${name} says where it was taken, which is left out of what readers get`;
    const remedy = 'nothing need be done; take it out of the file too if others have that';
    diagnostics.push(diagnosticOf('picture-location', 'warning', message, remedy));
  }
  if (reference.isMute) {
    const message = `the picture ${name} has no alternative text`;
    const remedy = 'say between the brackets what it shows, for who does not see it';
    diagnostics.push(diagnosticOf('picture-alternative', 'warning', message, remedy));
  }
  return diagnostics;
}

/** Why a file is not shown; undefined where it is, or where a link is none of a file. */
function refusalOf(
  { shape, key }: FileReference,
  { place, seen, likeNamed }: Parameters<typeof diagnosticsOfReference>[2],
): RefusedFile | undefined {
  const kind = kindOf(key);
  if (shape === 'picture') {
    if (place.kind === 'remote')
      return refused(
        'remote',
        'lies on another site, which would learn who reads this page, and is not shown',
        'put the file into the library and name it there, as its license allows',
      );
    if (place.kind === 'outside')
      return refused('outside', 'lies outside the library', 'put the file into the library');
    if (kind !== 'picture')
      return refused('type', `is no picture that is shown`, `save it as ${namesOfPictures}`);
    if (seen === undefined) return missing(likeNamed);
    return seen.status === 'refused' ? seen : undefined;
  }
  // What begins at the root of the site need not be of the library.
  if (seen === undefined && (key.startsWith('/') || place.kind === 'remote')) return undefined;
  if (place.kind === 'outside')
    return kind && refused('outside', 'lies outside the library', 'put the file into the library');
  if (kind === undefined) {
    const address = seen === undefined ? '; or write https:// before the address of another site' : '';
    return refused('type', 'is of a type that is not served', `served are ${endingsOfDownloads}${address}`);
  }
  if (seen === undefined) return missing(likeNamed);
  return seen.status === 'refused' ? seen : undefined;
}

/** Whether what is linked to may be another site, as in `[site](example.com)`: its ending is none of a file, and there is none. */
function mayBeSite({ shape, key }: FileReference, seen: SeenFile | undefined): boolean {
  return shape === 'link' && seen === undefined && kindOf(key) === undefined;
}

/** Whether a link begins at the root of the site, where no page can be. */
function isLost({ shape, key }: FileReference): boolean {
  return shape === 'link' && key.startsWith('/') && !isSitePath(key);
}

function missing(likeNamed: string | undefined): RefusedFile {
  const remedy =
    likeNamed === undefined ? 'put it there, or correct the name' : `there is ${likeNamed}: write it so`;
  return refused('missing', 'is not in the library', remedy);
}

/**
 * The lines (from 1) on which a file names others, however it spells their names.
 * @param first the line on which the answer begins, which is told where a name is not found
 */
export function linesOfReferences(
  references: readonly FileReference[],
  text: string,
  first: number,
): readonly PlacedReference[] {
  const lines = text.split(/\r\n?|\n/);
  return references.map((reference) => ({ ...reference, line: lineOfReference(lines, reference, first) }));
}

function lineOfReference(
  lines: readonly string[],
  { key, isMute = false }: FileReference,
  first: number,
): number {
  const names = (text: string) => {
    const at = text.indexOf(key);
    return at >= 0 && !/[\p{L}\p{N}/._-]/u.test(text[at - 1] ?? '');
  };
  const at = lines.findIndex((line, i) => {
    if (i + 1 < first || (isMute && !/!\[\s*\]/.test(line))) return false;
    return names(line) || names(referenceKey(line.replace(/[?#]/g, ' ')));
  });
  return at < 0 ? first : at + 1;
}

/** Pictures and files in the introduction of a subject, which are not taken in: their words are shown. */
export function diagnosticsOfIntroductionFiles(
  { file, introduction, introductionLine: line }: SubjectFile,
  text: string,
): readonly Diagnostic[] {
  return linesOfReferences(fileReferences(introduction), text, line).flatMap((reference) => {
    const at = { file, line: reference.line, field: 'introduction' };
    if (reference.shape === 'unread') return unread(at, reference.key);
    if (reference.shape === 'link' && reference.key.startsWith('/'))
      return isLost(reference) ? lost(at, reference.key) : [];
    const what = reference.shape === 'picture' ? 'picture' : 'file';
    return buildDiagnostic({
      ...at,
      kind: 'picture-unread',
      message: `the ${what} ${shortened(reference.key, 100)} is not shown: an introduction has none; its words are`,
      remedy: 'name it in the answer to a question',
    });
  });
}

function lost(at: PlaceInFile, source: string): Diagnostic {
  const { kind, message, remedy } = lostLink(source);
  return buildDiagnostic({ ...at, kind, message, remedy });
}

function unread(at: PlaceInFile, written: string): Diagnostic {
  const message = `${shortened(written, 100)} is not read as a picture`;
  const remedy = 'write ![what it shows](name.png), a space in a name as %20';
  return buildDiagnostic({ ...at, kind: 'picture-unread', message, remedy });
}
