import type { Diagnostic } from '@/lib/content/diagnostic';
import { type LibraryFile, shownFile } from '@/lib/pictures/library-file';
import { sizingOf } from '@/lib/pictures/make-sizes';
import { pruneSizes } from '@/lib/pictures/prune-sizes';
import { placeOfReference } from '@/lib/pictures/reference';
import type { ShownFiles } from '@/lib/pictures/shown-file';
import type { BeginStep } from '@/lib/process/progress';
import { diagnosticsOfReference, type PlacedReference } from './file-diagnostics';
import { type Taking, takeFile } from './take-file';

/** Files that are in memory at a time, of 10 MiB at most. */
const filesAtOnce = 4;

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
  from: Omit<Taking, 'sizing'> & { readonly begin: BeginStep },
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
  const sizing = await sizingOf(from.sizesFolder);
  const note =
    from.sizesFolder !== undefined && sizing === '' ? ' (as large as they are: sharp is not installed)' : '';
  const progress = from.begin(`Taking in pictures and files${note}`);
  const taking: Taking = { ...from, sizing };
  const line = names.entries();
  let done = 0;
  const work = async () => {
    for (const [i, name] of line) {
      taken[i] = await takeFile(name, known.get(name), taking);
      progress(++done, names.length);
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
  const { sizesFolder } = from;
  if (sizesFolder !== undefined)
    await pruneSizes(sizesFolder, new Set(taken.map(({ stored }) => stored.slice(0, 16))));
  return taken;
}
