import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import { meaningFolderName } from '@/lib/search/meaning/vectors/meaning-folder';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { damageOf } from '@/lib/snapshot/store/checksum-manifest';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { type SnapshotFolders, snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';

/** A library whose every answer tells its number and the version it was written in. */
export interface VersionedLibrary {
  readonly content: string;
  /** Where its artifacts stand when it is built from this folder. */
  readonly folders: SnapshotFolders;
  readonly questions: number;
  /** Writes question after question, so many of them from the first. */
  write(version: number, count: number): Promise<void>;
  remove(): Promise<void>;
}

const subjects = 3;

export async function createLibrary(questions: number, artefacts?: string): Promise<VersionedLibrary> {
  const content = await mkdtemp(path.join(tmpdir(), 'stoa-faults-'));
  const folders = snapshotFolders(content, artefacts);
  const library = {
    content,
    folders,
    questions,
    async write(version: number, count: number) {
      for (let n = 0; n < count; n++) await writeQuestion(content, n, version);
    },
    async remove() {
      await rm(content, { recursive: true, force: true });
      await rm(folders.root, { recursive: true, force: true });
    },
  };
  await library.write(0, questions);
  return library;
}

export async function writeQuestion(content: string, n: number, version: number): Promise<void> {
  const folder = path.join(content, `subject-${n % subjects}`);
  await mkdir(folder, { recursive: true });
  const answer = JSON.stringify(`Number${n} stands at version${version} of all.`);
  await writeFile(
    path.join(folder, `question-${n}.md`),
    `---\nquestion: What is number ${n}?\nanswer: ${answer}\n---\n`,
  );
}

/** The version that the first question of the current snapshot tells, once all of it has been read; or what is wrong. */
export async function wholeVersion({ folders, questions }: VersionedLibrary): Promise<number | string> {
  const currentFile = await readCurrentFile(folders.currentFile);
  if (!currentFile) return 'there is no current snapshot';
  const folder = path.join(folders.snapshots, currentFile.snapshot);
  const damage = await damageOf(folder, 'bytes');
  if (damage !== undefined) return damage;
  const catalog = await openCatalog(folder);
  try {
    const { total } = catalog.frame;
    if (total !== questions) return `${total} questions in place of ${questions}`;
    for (let n = 0; n < total; n++)
      if (!/^Number\d+ stands at version\d+ of all\.$/.test(await catalog.answer(n)))
        return `answer ${n} is not whole`;
    const first = catalog.find('subject-0/question-0');
    const version = /version\d+/.exec(first ? await catalog.answer(first.number) : '')?.[0] ?? '';
    const engine = createSearchEngine(createDiskFiles(path.join(folder, snapshotFiles.search)));
    const answer = await engine.search({ query: `number0 ${version}`, limit: 5, offset: 0 });
    if (answer.status === 'failed' || answer.hits[0]?.slug !== 'question-0')
      return `search does not find ${version}`;
    return Number(version.slice('version'.length));
  } finally {
    await catalog.close();
  }
}

/** What lies in the folder of a library beside its current file and whole snapshots, or undefined. */
export async function leftOver({ folders }: VersionedLibrary): Promise<string | undefined> {
  // Vectors are made beside the snapshots, after them, and looked at by whoever reads them.
  const expected = new Set([
    ...Object.values(folders).map((place) => path.basename(place)),
    meaningFolderName,
  ]);
  const beside = (await readdir(folders.root)).filter((name) => !expected.has(name));
  if (beside.length > 0) return `left over: ${beside.join(', ')}`;
  for (const name of await readdir(folders.snapshots)) {
    const damage = await damageOf(path.join(folders.snapshots, name), 'bytes');
    if (damage !== undefined) return `snapshot ${name}: ${damage}`;
  }
  return undefined;
}
