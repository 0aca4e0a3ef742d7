import { createHash } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readAt } from '@/lib/process/read-at';
import { writeStaged } from '@/lib/process/write-staged';
import { damageOf } from '@/lib/snapshot/store/checksum-manifest';
import { exists } from '@/lib/snapshot/store/exists';
import { removeOrphans, stagingNames } from '@/lib/snapshot/store/orphans';
import { type SnapshotFolders, snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { isFar } from './far-snapshots';
import type { PartReader } from './part-reader';
import { type Part, placedParts, type StoredFile, type StoredSnapshot, sha256 } from './stored-snapshot';

/** Parts on their way at once. */
const atOnce = 8;

/** What is on this machine already, by hashes. */
interface Known {
  file(hash: string): string | undefined;
  part(part: Part): Promise<Buffer | undefined>;
}

export interface BringOptions {
  readonly folders: SnapshotFolders;
  readonly parts: PartReader;
  /** The snapshot that was brought before, in which most parts are the same. */
  readonly before: string | undefined;
}

/**
 * Brings of a stored snapshot what is read whole, and the list of the rest; the folder is renamed into place when all of it
 * is there.
 * @returns its folder
 * @throws StorageAway where a part cannot be fetched
 */
export async function bringSnapshot(stored: StoredSnapshot, options: BringOptions): Promise<string> {
  const { folders, parts, before } = options;
  const folder = path.join(folders.snapshots, stored.snapshot);
  const known = await openKnown(before);
  await bringBeside(stored, options, known);
  const isThere = await exists(folder);
  if (isThere && (await damageOf(folder, 'bytes')) === undefined) return folder;
  await mkdir(folders.snapshots, { recursive: true });
  await removeOrphans(folders.root, 'builds');
  const staging = path.join(folders.root, stagingNames.building(process.pid));
  await rm(staging, { recursive: true, force: true });
  await mkdir(path.join(staging, snapshotFiles.search), { recursive: true });
  for (const file of stored.files.filter(({ file }) => !isFar(file)))
    await putFile(path.join(staging, file.file), file, { parts, known });
  const builtAt = new Date(stored.builtAt);
  await utimes(path.join(staging, snapshotFiles.about), builtAt, builtAt);
  await writeFile(path.join(staging, snapshotFiles.stored), JSON.stringify(stored), { flush: true });
  const replaced = path.join(folders.root, stagingNames.replaced(process.pid));
  if (isThere) await rename(folder, replaced);
  await rename(staging, folder).catch(async (error: unknown) => {
    // Another process of this machine brought the same, and was there first.
    if (!(await exists(folder))) throw error;
    await rm(staging, { recursive: true, force: true });
  });
  await rm(replaced, { recursive: true, force: true });
  return folder;
}

/** What lies beside the snapshot; it may come after it. */
async function bringBeside(
  stored: StoredSnapshot,
  { folders, parts }: BringOptions,
  known: Known,
): Promise<void> {
  for (const file of stored.beside) {
    const place = path.join(folders.root, file.file);
    const there = await stat(place).catch(() => undefined);
    if (there?.size === file.size) continue;
    await mkdir(path.dirname(place), { recursive: true });
    await putFile(place, file, { parts, known });
  }
}

/** @throws where what came is not the file, byte for byte */
async function putFile(
  place: string,
  { file, hash, parts: listed }: StoredFile,
  { parts, known }: { readonly parts: PartReader; readonly known: Known },
): Promise<void> {
  const same = known.file(hash);
  if (same !== undefined) {
    const isLinked = await link(same, place).then(
      () => true,
      () => false,
    );
    if (isLinked) return;
  }
  const whole = createHash('sha256');
  await writeStaged(place, async (handle) => {
    for (let at = 0; at < listed.length; at += atOnce) {
      const some = listed.slice(at, at + atOnce);
      const read = some.map(async (part) => (await known.part(part)) ?? parts.fetch(part));
      for (const bytes of await Promise.all(read)) {
        whole.update(bytes);
        await handle.writeFile(bytes);
      }
    }
    if (whole.digest('hex') !== hash) throw new Error(`${file} came otherwise than it was stored`);
  });
}

/** What the snapshot before has, where there is one: its files by their hashes, and the parts of those. */
async function openKnown(folder: string | undefined): Promise<Known> {
  const list = folder && (await readFile(path.join(folder, snapshotFiles.stored), 'utf8').catch(() => ''));
  const { files = [] }: Partial<StoredSnapshot> = list ? JSON.parse(list) : {};
  // Parts are compared as they are read; a whole file is taken as it is.
  const isSound = files.length > 0 && folder !== undefined && (await damageOf(folder, 'bytes')) === undefined;
  const byHash = new Map<string, string>();
  const partPlaces = new Map<string, { readonly place: string; readonly start: number }>();
  for (const file of files) {
    if (folder === undefined || isFar(file.file)) continue;
    const place = path.join(folder, file.file);
    if (isSound) byHash.set(file.hash, place);
    for (const { part, start } of placedParts(file)) partPlaces.set(part[0], { place, start });
  }
  return {
    file: (hash) => byHash.get(hash),
    async part([hash, size]) {
      const found = partPlaces.get(hash);
      const bytes = found && (await readAt(found.place, found.start, size).catch(() => undefined));
      return bytes && sha256(bytes) === hash ? bytes : undefined;
    },
  };
}
