import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { Fault } from '@/lib/content/fault';
import { manifestName } from '@/lib/search/format/search-file';
import { amendGeneration, type PreviousGeneration } from './amend-generation';
import { type BeginStep, buildGeneration, NoQuestions, readReport } from './build-generation';
import { readState } from './build-state';
import { type ScannedFolder, scanFolder } from './fingerprint';
import { generationFiles, generationFolders } from './folders';
import { readPointer, writePointer } from './pointer';
import type { BuiltGeneration } from './write-generation';

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

/** The current generation of a content folder, or undefined where something changed since it was built. */
export async function findCurrentGeneration(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreparedGeneration | undefined> {
  return findCurrent(contentFolder, options, await scanFolder(contentFolder));
}

/** The generation that is served, whatever was written into the content folder since; undefined where there is none. */
export async function findPointedGeneration(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreparedGeneration | undefined> {
  const folders = generationFolders(contentFolder, options.artefacts);
  const pointer = await readPointer(folders.pointer);
  if (pointer === undefined || pointer.builder !== options.builder) return undefined;
  const folder = path.join(folders.generations, pointer.generation);
  if (!(await isWhole(folder))) return undefined;
  return { folder, name: pointer.generation, wasBuilt: false, faults: await readReport(folder) };
}

async function findCurrent(
  contentFolder: string,
  options: PrepareOptions,
  { fingerprint }: ScannedFolder,
): Promise<PreparedGeneration | undefined> {
  const pointer = await readPointer(generationFolders(contentFolder, options.artefacts).pointer);
  return pointer?.content === fingerprint ? findPointedGeneration(contentFolder, options) : undefined;
}

/**
 * The generation of a content folder: the current one where nothing changed, else a new one, built aside and swapped in.
 * Where little changed the current one is amended.
 */
export async function prepareGeneration(
  contentFolder: string,
  options: PrepareOptions & { readonly begin: BeginStep },
): Promise<PreparedGeneration> {
  const before = previousOf(contentFolder, options).catch(() => undefined);
  // Looked at before anything is read: what is edited meanwhile is built again next time.
  const scan = await scanFolder(contentFolder);
  const current = await findCurrent(contentFolder, options, scan);
  if (current) return current;
  const folders = generationFolders(contentFolder, options.artefacts);
  await mkdir(folders.generations, { recursive: true });
  const aside = path.join(folders.root, `building-${process.pid}`);
  try {
    const built = await buildAside(contentFolder, aside, { ...options, scan, previous: await before });
    const name = await nameOf(aside);
    await writeFile(
      path.join(aside, generationFiles.about),
      JSON.stringify({ name, questions: built.questions }),
      { flush: true },
    );
    const folder = path.join(folders.generations, name);
    await rm(folder, { recursive: true, force: true });
    await rename(aside, folder);
    await writePointer(folders.pointer, {
      generation: name,
      content: scan.fingerprint,
      builder: options.builder,
    });
    await removeOld(folders.generations, name);
    return { folder, name, wasBuilt: true, faults: built.faults };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** The generation to start from, where there is one of this builder. */
async function previousOf(
  contentFolder: string,
  options: PrepareOptions,
): Promise<PreviousGeneration | undefined> {
  const before = await findPointedGeneration(contentFolder, options);
  const state = before && (await readState(before.folder));
  return state && { folder: before.folder, state };
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
      if (error instanceof NoQuestions) throw error;
      // A generation that cannot be amended, perhaps a damaged one, is no reason to have none.
      options.begin(`Building the whole, for the last build cannot be amended (${String(error)})`);
    }
    await empty();
  }
  return buildGeneration(contentFolder, aside, options.begin, options.scan);
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    await access(path.join(folder, generationFiles.about));
    return true;
  } catch {
    return false;
  }
}

/** The hash of what was written: the catalog, the answers and the manifest that names all search files. */
async function nameOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [
    ...Object.values(catalogFiles),
    generationFiles.report,
    path.join(generationFiles.search, manifestName),
  ]) {
    hash.update(await readFile(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function removeOld(generations: string, current: string): Promise<void> {
  const names = (await readdir(generations)).filter((name) => name !== current);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, age: (await stat(path.join(generations, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.age - a.age);
  for (const { name } of aged.slice(keptGenerations - 1))
    await rm(path.join(generations, name), { recursive: true, force: true });
}
