import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '@/lib/process/write-staged';
import type { Fault } from '@/lib/content/diagnostic';
import { errorCode } from '@/lib/text/error-code';
import { amendGeneration } from '@/lib/snapshot/incremental/update-snapshot';
import { NoQuestions } from '@/lib/snapshot/build/arrange-files';
import { buildGeneration, readReport } from '@/lib/snapshot/build/build-snapshot';
import { readState, sealState } from '@/lib/snapshot/build/build-state';
import { isSettled, type ScannedFolder, scanFolder } from '@/lib/snapshot/build/scan-folder';
import { type GenerationFolders, generationFiles, generationFolders } from '@/lib/snapshot/store/snapshot-folders';
import { isThere } from '@/lib/snapshot/store/exists';
import { asideNames, clearLeftOvers } from '@/lib/snapshot/store/orphans';
import { readPointer, writePointer } from '@/lib/snapshot/store/current-file';
import type { BeginStep } from '@/lib/process/progress';
import { damageOf, sealGeneration } from '@/lib/snapshot/store/checksum-manifest';
import type { BuiltGeneration, PreviousGeneration } from '@/lib/snapshot/build/write-snapshot';

/** How many generations stay, so that an open tab of yesterday's build still finds its search files. */
const keptGenerations = 3;

export interface PreparedGeneration {
  readonly folder: string;
  readonly name: string;
  /** False where the one there was current. */
  readonly wasBuilt: boolean;
  readonly faults: readonly Fault[];
}

interface PrepareOptions {
  /** Fingerprint of the code that builds; another one builds again. */
  readonly builder: string;
  readonly artefacts?: string;
}

/**
 * The current generation of a content folder, every byte of it checked; undefined where something changed since it was
 * built, or it is damaged.
 */
export async function findCurrentGeneration(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreparedGeneration | undefined> {
  const [found, { fingerprint }] = await Promise.all([
    findPointed(contentFolder, options, 'bytes'),
    scanFolder(contentFolder),
  ]);
  return found?.damage === undefined && found?.content === fingerprint ? preparedOf(found) : undefined;
}

/**
 * The generation that a build made current just now, whatever was written into the content folder since: of its files
 * only the sizes are looked at. Undefined where there is none.
 */
export async function findPointedGeneration(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreparedGeneration | undefined> {
  const found = await findPointed(contentFolder, options, 'sizes');
  return found && found.damage === undefined ? preparedOf(found) : undefined;
}

/** Whether a generation is the current one, built from the content folder as it is; false where that cannot be read. */
export async function isBuiltAsItIs(
  contentFolder: string,
  folder: string,
  artefacts?: string,
): Promise<boolean> {
  const pointer = await readPointer(generationFolders(contentFolder, artefacts).pointer);
  if (pointer?.generation !== path.basename(folder)) return false;
  return scanFolder(contentFolder).then(
    ({ fingerprint }) => fingerprint === pointer.content,
    () => false,
  );
}

interface PointedGeneration {
  readonly name: string;
  readonly folder: string;
  /** Fingerprint of the content it was built from. */
  readonly content: string;
  readonly damage: string | undefined;
}

/** What the pointer names; undefined where there is none, or another builder wrote it. */
async function findPointed(
  contentFolder: string,
  options: PrepareOptions,
  check: 'bytes' | 'sizes',
): Promise<PointedGeneration | undefined> {
  const folders = generationFolders(contentFolder, options.artefacts);
  const pointer = await readPointer(folders.pointer);
  if (pointer === undefined) {
    const damage = `${path.basename(folders.pointer)} is not as it was written`;
    return (await isThere(folders.pointer)) ? { name: '', folder: '', content: '', damage } : undefined;
  }
  if (pointer.builder !== options.builder) return undefined;
  const { generation: name, content } = pointer;
  const folder = path.join(folders.generations, name);
  return { name, folder, content, damage: await damageOf(folder, check) };
}

async function preparedOf({ folder, name }: PointedGeneration): Promise<PreparedGeneration> {
  return { folder, name, wasBuilt: false, faults: await readReport(folder) };
}

/**
 * The generation of a content folder: the current one where nothing changed, else a new one, built aside and swapped in.
 * Where little changed the current one is amended; where it is damaged the whole is built.
 */
export async function prepareGeneration(
  contentFolder: string,
  options: PrepareOptions & { readonly begin: BeginStep },
): Promise<PreparedGeneration> {
  const before = findPointed(contentFolder, options, 'bytes');
  const previous = before.then((found) => previousOf(found));
  // Looked at before anything is read: what is edited meanwhile is built again next time.
  const scan = await scanFolder(contentFolder);
  const found = await before;
  if (found?.damage !== undefined) options.begin(`Building again what is damaged (${found.damage})`);
  else if (found?.content === scan.fingerprint) return preparedOf(found);
  const folders = generationFolders(contentFolder, options.artefacts);
  await mkdir(folders.generations, { recursive: true });
  await clearLeftOvers(folders.root, 'builds');
  const aside = path.join(folders.root, asideNames.building(process.pid));
  try {
    const from = await previous;
    const built = await buildAside(contentFolder, aside, { ...options, scan, previous: from });
    const name = await sealGeneration(aside, { questions: built.questions, previous: from?.folder });
    await sealState(aside, name, built.stateSeal);
    const folder = await putInPlace(aside, name, folders);
    const isWhole = await isSettled(contentFolder, scan);
    const replaced = await readPointer(folders.pointer);
    await writePointer(folders.pointer, {
      generation: name,
      // What came and went while it was read may be missing: then the next build looks again.
      content: isWhole ? scan.fingerprint : `${scan.fingerprint} unsettled`,
      builder: options.builder,
    });
    await removeOld(folders.generations, name, replaced?.generation);
    return { folder, name, wasBuilt: true, faults: built.faults };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** The generation to start from, where there is a whole one of this builder. */
async function previousOf(found: PointedGeneration | undefined): Promise<PreviousGeneration | undefined> {
  if (found === undefined || found.damage !== undefined) return undefined;
  const state = await readState(found.folder);
  return state && { folder: found.folder, state };
}

/**
 * Moves a finished generation to its name. One that is there already holds the same, down to the byte, and may be served
 * just now: it stays, with the new state. Only a damaged one makes room.
 */
async function putInPlace(aside: string, name: string, folders: GenerationFolders): Promise<string> {
  const folder = path.join(folders.generations, name);
  const isOccupied = await isThere(folder);
  if (isOccupied && (await damageOf(folder, 'bytes')) === undefined) {
    await rename(path.join(aside, generationFiles.state), path.join(folder, generationFiles.state));
    return folder;
  }
  const replaced = path.join(folders.root, asideNames.replaced(process.pid));
  if (isOccupied) await rename(folder, replaced);
  try {
    await rename(aside, folder);
  } catch (error) {
    // Another process built the same, and was there first.
    if (isOccupied || !(await isThere(folder))) throw error;
    return putInPlace(aside, name, folders);
  }
  await syncFolder(folders.generations);
  await rm(replaced, { recursive: true, force: true });
  return folder;
}

/** Amends the generation before where there is one to start from and little changed; else builds the whole. */
async function buildAside(
  contentFolder: string,
  aside: string,
  options: {
    readonly begin: BeginStep;
    readonly scan: ScannedFolder;
    readonly previous: PreviousGeneration | undefined;
  },
): Promise<BuiltGeneration> {
  const empty = async () => {
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside);
  };
  await empty();
  if (options.previous) {
    try {
      const amended = await amendGeneration(contentFolder, aside, options.previous, options);
      if (amended) return amended;
    } catch (error) {
      if (error instanceof NoQuestions || isWithoutRoom(error)) throw error;
      // A generation that cannot be amended, perhaps a damaged one, is no reason to have none.
      options.begin(`Building the whole, for the last build cannot be amended (${String(error)})`);
    }
    await empty();
  }
  return buildGeneration(contentFolder, aside, options.begin, options.scan);
}

/** A whole build needs more room than an amendment. */
function isWithoutRoom(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS'].includes(errorCode(error) ?? '');
}

/** The last ones stay, first of all the one before. What a clock that was ahead dated later than now is older than the rest. */
async function removeOld(generations: string, current: string, before: string | undefined): Promise<void> {
  const names = (await readdir(generations)).filter((name) => name !== current);
  const now = Date.now();
  const aged = await Promise.all(
    names.map(async (name) => ({ name, age: (await stat(path.join(generations, name))).mtimeMs })),
  );
  const rank = ({ name, age }: { readonly name: string; readonly age: number }) =>
    name === before ? 2 : age <= now ? 1 : 0;
  aged.sort((a, b) => rank(b) - rank(a) || b.age - a.age);
  for (const { name } of aged.slice(keptGenerations - 1))
    await rm(path.join(generations, name), { recursive: true, force: true });
}
