import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '@/lib/content/diagnostic';
import type { BeginStep } from '@/lib/process/progress';
import { syncFolder } from '@/lib/process/write-staged';
import { NoQuestions } from '@/lib/snapshot/build/arrange-files';
import { buildSnapshot, readReport } from '@/lib/snapshot/build/build-snapshot';
import type { PreviousSnapshot } from '@/lib/snapshot/build/build-state';
import { readState, writeStateChecksum } from '@/lib/snapshot/build/build-state';
import { isSettled, type ScannedFolder, scanFolder } from '@/lib/snapshot/build/read/scan-folder';
import type { BuiltSnapshot } from '@/lib/snapshot/build/write-snapshot';
import { updateSnapshot } from '@/lib/snapshot/incremental/update-snapshot';
import { damageOf, writeChecksumManifest } from '@/lib/snapshot/store/checksum-manifest';
import { readCurrentFile, writeCurrentFile } from '@/lib/snapshot/store/current-file';
import { exists } from '@/lib/snapshot/store/exists';
import { removeOrphans, stagingNames } from '@/lib/snapshot/store/orphans';
import { removeOldSnapshots } from '@/lib/snapshot/store/remove-old';
import { type SnapshotFolders, snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { errorCode } from '@/lib/text/error-code';
import { contentMark, isBuiltFrom } from './content-mark';
import { previousSnapshot } from './previous-snapshot';

export interface PreparedSnapshot {
  readonly folder: string;
  readonly name: string;
  /** False where the one there was current. */
  readonly wasBuilt: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface PrepareOptions {
  /** Fingerprint of the code that builds; another one builds again. */
  readonly builder: string;
  readonly artefacts?: string;
}

/**
 * The current snapshot of a content folder, every byte of it checked; undefined where something changed since it was
 * built, or it is damaged.
 */
export async function findCurrentSnapshot(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreparedSnapshot | undefined> {
  const [found, { fingerprint }] = await Promise.all([
    findPointed(contentFolder, options, 'bytes'),
    scanFolder(contentFolder),
  ]);
  return found && found.damage === undefined && isBuiltFrom(found.content, fingerprint)
    ? preparedOf(found)
    : undefined;
}

/**
 * The snapshot that a build made current just now, whatever was written into the content folder since: of its files
 * only the sizes are looked at. Undefined where there is none.
 */
export async function findNamedSnapshot(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreparedSnapshot | undefined> {
  const found = await findPointed(contentFolder, options, 'sizes');
  return found && found.damage === undefined ? preparedOf(found) : undefined;
}

/** Whether a snapshot is the current one, built from the content folder as it is; false where that cannot be read. */
export async function isBuiltAsItIs(
  contentFolder: string,
  folder: string,
  artefacts?: string,
): Promise<boolean> {
  const currentFile = await readCurrentFile(snapshotFolders(contentFolder, artefacts).currentFile);
  if (currentFile?.snapshot !== path.basename(folder)) return false;
  return scanFolder(contentFolder).then(
    ({ fingerprint }) => isBuiltFrom(currentFile.content, fingerprint),
    () => false,
  );
}

interface CurrentSnapshot {
  readonly name: string;
  readonly folder: string;
  /** Fingerprint of the content it was built from. */
  readonly content: string;
  readonly damage: string | undefined;
}

/** What the current file names; undefined where there is none, or another builder wrote it. */
async function findPointed(
  contentFolder: string,
  options: PrepareOptions,
  check: 'bytes' | 'sizes',
): Promise<CurrentSnapshot | undefined> {
  const folders = snapshotFolders(contentFolder, options.artefacts);
  const currentFile = await readCurrentFile(folders.currentFile);
  if (currentFile === undefined) {
    const damage = `${path.basename(folders.currentFile)} is not as it was written`;
    return (await exists(folders.currentFile)) ? { name: '', folder: '', content: '', damage } : undefined;
  }
  if (currentFile.builder !== options.builder) return undefined;
  const { snapshot: name, content } = currentFile;
  const folder = path.join(folders.snapshots, name);
  return { name, folder, content, damage: await damageOf(folder, check) };
}

async function preparedOf({ folder, name }: CurrentSnapshot): Promise<PreparedSnapshot> {
  return { folder, name, wasBuilt: false, diagnostics: await readReport(folder) };
}

/**
 * The snapshot of a content folder: the current one where nothing changed, else a new one, built in a staging folder
 * and swapped in.
 * Where little changed the current one is updated; where it is damaged the whole is built.
 * @example
 * const { folder, diagnostics } = await prepareSnapshot('content', { builder, begin: progress.begin });
 */
export async function prepareSnapshot(
  contentFolder: string,
  options: PrepareOptions & { readonly begin: BeginStep },
): Promise<PreparedSnapshot> {
  const before = findPointed(contentFolder, options, 'bytes');
  const previous = before.then((found) => previousOf(found));
  // Looked at before anything is read: what is edited meanwhile is built again next time.
  const scan = await scanFolder(contentFolder);
  const found = await before;
  if (found?.damage !== undefined) options.begin(`Building again what is damaged (${found.damage})`);
  else if (found && isBuiltFrom(found.content, scan.fingerprint)) return preparedOf(found);
  const folders = snapshotFolders(contentFolder, options.artefacts);
  await mkdir(folders.snapshots, { recursive: true });
  await removeOrphans(folders.root, 'builds');
  const staging = path.join(folders.root, stagingNames.building(process.pid));
  try {
    const from = await previous;
    const built = await buildInStaging(contentFolder, staging, {
      ...options,
      scan,
      previous: from,
      sizesFolder: folders.pictureSizes,
    });
    const name = await writeChecksumManifest(staging, { questions: built.questions, previous: from?.folder });
    await writeStateChecksum(staging, name, built.stateChecksum);
    const folder = await putInPlace(staging, name, folders);
    const isWhole = await isSettled(contentFolder, scan);
    const replaced = await readCurrentFile(folders.currentFile);
    await writeCurrentFile(folders.currentFile, {
      snapshot: name,
      // What came and went while it was read may be missing: then the next build looks again.
      content: contentMark(scan.fingerprint, { isWhole, withheld: built.withheld }),
      builder: options.builder,
    });
    await removeOldSnapshots(folders.snapshots, name, replaced?.snapshot);
    return { folder, name, wasBuilt: true, diagnostics: built.diagnostics };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The snapshot to start from, where there is a whole one of this builder. */
async function previousOf(found: CurrentSnapshot | undefined): Promise<PreviousSnapshot | undefined> {
  if (found === undefined || found.damage !== undefined) return undefined;
  const state = await readState(found.folder);
  return state && { folder: found.folder, state };
}

/**
 * Moves a finished snapshot to its name. One that is there already holds the same, down to the byte, and may be served
 * just now: it stays, with the new state. Only a damaged one makes room.
 */
async function putInPlace(staging: string, name: string, folders: SnapshotFolders): Promise<string> {
  const folder = path.join(folders.snapshots, name);
  const isOccupied = await exists(folder);
  if (isOccupied && (await damageOf(folder, 'bytes')) === undefined) {
    await rename(path.join(staging, snapshotFiles.state), path.join(folder, snapshotFiles.state));
    return folder;
  }
  const replaced = path.join(folders.root, stagingNames.replaced(process.pid));
  if (isOccupied) await rename(folder, replaced);
  try {
    await rename(staging, folder);
  } catch (error) {
    // Another process built the same, and was there first.
    if (isOccupied || !(await exists(folder))) throw error;
    return putInPlace(staging, name, folders);
  }
  await syncFolder(folders.snapshots);
  await rm(replaced, { recursive: true, force: true });
  return folder;
}

/** Updates the snapshot before where there is one to start from and little changed; else builds the whole. */
async function buildInStaging(
  contentFolder: string,
  staging: string,
  options: {
    readonly begin: BeginStep;
    readonly scan: ScannedFolder;
    readonly previous: PreviousSnapshot | undefined;
    readonly sizesFolder: string;
    readonly artefacts?: string;
  },
): Promise<BuiltSnapshot> {
  const empty = async () => {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging);
  };
  await empty();
  if (options.previous) {
    try {
      const updated = await updateSnapshot(contentFolder, staging, options.previous, options);
      if (updated) return updated;
    } catch (error) {
      if (error instanceof NoQuestions || isWithoutRoom(error)) throw error;
      // A snapshot that cannot be updated, perhaps a damaged one, is no reason to have none.
      options.begin(`Building everything, since the previous snapshot cannot be updated (${String(error)})`);
    }
    await empty();
  }
  const previous = options.previous ?? (await previousSnapshot(contentFolder, options.artefacts));
  return buildSnapshot(contentFolder, staging, options.begin, { ...options, previous });
}

/** A whole build needs more room than an incremental update. */
function isWithoutRoom(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS'].includes(errorCode(error) ?? '');
}
