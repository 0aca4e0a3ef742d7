import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { checkFile } from '@/lib/pictures/check-file';
import { kindOf } from '@/lib/pictures/file-kinds';
import { type LibraryFile, shownFile, storedName } from '@/lib/pictures/library-file';
import { readLibraryFile } from '@/lib/pictures/read-library-file';
import { placeOfReference } from '@/lib/pictures/reference';
import type { ShownFiles } from '@/lib/pictures/shown-file';
import type { BeginStep } from '@/lib/process/progress';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { diagnosticsOfReference, type PlacedReference } from './file-diagnostics';

/** Files that are in memory at a time, of 10 MiB at most. */
const filesAtOnce = 4;

/** What the files of a library are taken from. */
export interface FileSource {
  readonly contentFolder: string;
  /** Size and times of each file of the library. */
  readonly marks: ReadonlyMap<string, string>;
}

/** The files that the answers of a library show, taken into a snapshot. */
export interface TakenFiles {
  readonly files: readonly LibraryFile[];
  /** By path of the question's file. */
  readonly shown: ReadonlyMap<string, ShownFiles>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes the files that questions name into a snapshot: those that did not change since the snapshot before from there, the
 * others as they are now. What a page shows is never what an owner edits just now.
 */
export async function takeFiles(
  questions: readonly { readonly file: string; readonly references: readonly PlacedReference[] }[],
  from: FileSource & {
    readonly folder: string;
    readonly previous: { readonly folder: string; readonly files: readonly LibraryFile[] } | undefined;
    readonly begin: BeginStep;
  },
): Promise<TakenFiles> {
  const naming = questions.filter(({ references }) => references.length > 0);
  if (naming.length === 0) return { files: [], shown: new Map(), diagnostics: [] };
  const names = namesOf(from.marks);
  const wanted = new Set<string>();
  for (const { file, references } of naming)
    for (const { key, shape } of references) {
      const place = shape === 'unread' ? undefined : placeOfReference(file, key);
      const name = place?.kind === 'inside' ? names.exact.get(place.file) : undefined;
      if (name !== undefined) wanted.add(name);
    }
  const files = await takeAll([...wanted].sort(), from);
  const byName = new Map(files.map((file) => [file.file, file]));
  const shown = new Map<string, ShownFiles>();
  const diagnostics: Diagnostic[] = [];
  for (const { file, references } of naming) {
    const pairs: [string, NonNullable<ReturnType<typeof shownFile>>][] = [];
    for (const reference of references) {
      const place = placeOfReference(file, reference.key);
      const inside = place.kind === 'inside' ? place.file : '';
      const taken = byName.get(names.exact.get(inside) ?? '');
      const likeNamed = taken ? undefined : names.folded.get(inside.toLowerCase());
      diagnostics.push(...diagnosticsOfReference(file, reference, { place, seen: taken?.seen, likeNamed }));
      const page = taken && reference.shape !== 'unread' ? shownFile(taken) : undefined;
      if (page) pairs.push([reference.key, page]);
    }
    if (pairs.length > 0) shown.set(file, [...new Map(pairs)]);
  }
  return { files, shown, diagnostics };
}

/** The files of a library by their names in one form of Unicode, and without regard to case. */
function namesOf(marks: ReadonlyMap<string, string>) {
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const name of marks.keys()) {
    if (name.endsWith('.md')) continue;
    const key = name.normalize('NFC');
    // Of two names that read alike, the one as it would be written.
    if (!exact.has(key) || name === key) exact.set(key, name);
    if (!folded.has(key.toLowerCase())) folded.set(key.toLowerCase(), name);
  }
  return { exact, folded };
}

async function takeAll(
  names: readonly string[],
  from: Parameters<typeof takeFiles>[1],
): Promise<readonly LibraryFile[]> {
  const known = new Map(from.previous?.files.map((file) => [file.file, file]));
  const taken = new Array<LibraryFile>(names.length);
  const progress = from.begin('Taking in pictures and files');
  const line = names.entries();
  let done = 0;
  const work = async () => {
    for (const [i, name] of line) {
      taken[i] = await takeFile(name, known.get(name), from);
      progress(++done, names.length);
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
  return taken;
}

async function takeFile(
  name: string,
  known: LibraryFile | undefined,
  { contentFolder, marks, folder, previous }: Parameters<typeof takeFiles>[1],
): Promise<LibraryFile> {
  const mark = marks.get(name) ?? '';
  const kind = kindOf(name);
  const unseen = { file: name, mark: '', stored: '', sizes: [] };
  if (kind === undefined)
    return { ...unseen, seen: { status: 'seen', width: 0, height: 0, wantsPaper: false } };
  const inner = path.join(folder, kind === 'picture' ? snapshotFiles.pictures : snapshotFiles.downloads);
  const before = previous && path.join(previous.folder, path.basename(inner));
  const storedOf = ({ stored, sizes }: LibraryFile) =>
    [stored, ...sizes.flatMap(({ files }) => files.map((one) => one.stored))].filter((one) => one !== '');
  if (known !== undefined && before !== undefined && mark !== '' && known.mark === mark) {
    const shared = storedOf(known).map((stored) =>
      share(path.join(before, stored), path.join(inner, stored)),
    );
    if ((await Promise.all(shared)).every(Boolean)) return known;
  }
  const bytes = await readLibraryFile(contentFolder, name);
  if ('status' in bytes) return { ...unseen, seen: bytes };
  const seen = checkFile(name, bytes);
  if (seen.status === 'refused') return { ...unseen, mark, seen };
  const stored = storedName(name, bytes);
  const target = path.join(inner, stored);
  await mkdir(inner, { recursive: true });
  const isShared = before !== undefined && (await share(path.join(before, stored), target));
  if (!isShared) await writeFile(target, bytes, { flag: 'wx', flush: true }).catch(unlessThere);
  return { file: name, mark, seen, stored, sizes: [] };
}

/** Gives a file of the snapshot before a second name in this one, or copies it; false where it is not there. */
async function share(from: string, to: string): Promise<boolean> {
  if (await isThere(to)) return true;
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await link(from, to);
    return true;
  } catch {
    return copyFile(from, to, constants.COPYFILE_FICLONE).then(
      () => true,
      () => false,
    );
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Two files of the library may hold the same under the same name. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
