import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFile } from '@/lib/pictures/check-file';
import { kindOf } from '@/lib/pictures/file-kinds';
import { type LibraryFile, storedName } from '@/lib/pictures/library-file';
import { makeSizes } from '@/lib/pictures/make-sizes';
import { readLibraryFile } from '@/lib/pictures/read-library-file';
import { withoutLocation } from '@/lib/pictures/without-location';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { errorCode } from '@/lib/text/error-code';

/** What the files of a library are taken from. */
export interface FileSource {
  readonly contentFolder: string;
  /** Size and times of each file of the library. */
  readonly marks: ReadonlyMap<string, string>;
  /** Where smaller files of pictures are kept; none are made, where nothing is said. */
  readonly sizesFolder?: string | undefined;
}

/** What one of them is taken with. */
export interface Taking extends FileSource {
  /** The folder of the snapshot. */
  readonly folder: string;
  readonly previous: { readonly folder: string; readonly files: readonly LibraryFile[] } | undefined;
  /** How smaller files are made, as `sizingOf` says. */
  readonly sizing: string;
}

/** Takes one file of the library into a snapshot: from the previous one, if it did not change since. */
export async function takeFile(
  name: string,
  known: LibraryFile | undefined,
  taking: Taking,
): Promise<LibraryFile> {
  const { contentFolder, marks, folder, previous, sizing, sizesFolder } = taking;
  const mark = marks.get(name) ?? '';
  const kind = kindOf(name);
  const unseen = { file: name, mark: '', stored: '', sizing, sizes: [] };
  if (kind === undefined)
    return { ...unseen, seen: { status: 'seen', width: 0, height: 0, wantsPaper: false } };
  const inner = kind === 'picture' ? snapshotFiles.pictures : snapshotFiles.downloads;
  const target = (stored: string) => path.join(folder, inner, stored);
  const before = (stored: string) => path.join(previous?.folder ?? '', inner, stored);
  if (known !== undefined && mark !== '' && known.mark === mark && known.sizing === sizing) {
    const shared = storedNames(known).map((stored) => share(before(stored), target(stored)));
    if ((await Promise.all(shared)).every(Boolean)) return known;
  }
  const found = await readLibraryFile(contentFolder, name);
  if ('status' in found) return { ...unseen, seen: found };
  const checked = checkFile(name, found);
  if (checked.status === 'refused') return { ...unseen, mark, seen: checked };
  const placeless = kind === 'picture' ? withoutLocation(found) : undefined;
  const seen = placeless ? { ...checked, toldPlace: true } : checked;
  const bytes = placeless ?? found;
  const stored = storedName(name, bytes);
  if (!(previous && (await share(before(stored), target(stored))))) await write(target(stored), bytes);
  const taken = { file: name, mark, seen, stored, sizing };
  if (kind !== 'picture' || sizesFolder === undefined || sizing === '') return { ...taken, sizes: [] };
  const sizes = await makeSizes(bytes, { stored, width: seen.width }, sizesFolder);
  const shared = storedNames({ stored: '', sizes }).map((one) =>
    share(path.join(sizesFolder, one), target(one)),
  );
  // A file that somebody took away is made again by the next whole build; until then the picture is shown as it is.
  return { ...taken, sizes: (await Promise.all(shared)).every(Boolean) ? sizes : [] };
}

function storedNames({ stored, sizes }: Pick<LibraryFile, 'stored' | 'sizes'>): readonly string[] {
  return [stored, ...sizes.flatMap(({ files }) => files.map((one) => one.stored))].filter(
    (one) => one !== '',
  );
}

/** Gives a file that is never written again a second name, or copies it; false where it is not there. */
async function share(from: string, to: string): Promise<boolean> {
  if (await isThere(to)) return true;
  await mkdir(path.dirname(to), { recursive: true });
  const done = () => true;
  const isDone = (error: unknown) => errorCode(error) === 'EEXIST';
  return link(from, to).then(done, (refusal) => {
    if (isDone(refusal)) return true;
    return copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL).then(done, isDone);
  });
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(file, bytes, { flag: 'wx', flush: true });
  } catch (error) {
    // Two files of the library may hold the same under the same name.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
