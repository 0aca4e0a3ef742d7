import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setFarFolders } from '@/lib/process/far-files';
import { namesIn, readAt, readWhole, sizeOf } from '@/lib/process/read-at';
import { damageOf, readChecksumManifest } from '@/lib/snapshot/store/checksum-manifest';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { openStoredLibrary, questionOf, type StoredLibrary } from '@/test-support/stored-library';
import { bringSnapshot } from './bring-snapshot';
import { createFarFolders } from './far-snapshots';
import { StorageAway } from './object-store';
import { createPartReader, type PartReader } from './part-reader';
import { readCurrent, readNamed, readStored } from './read-stored';
import { decodeStored, encodeStored, type StoredCurrent } from './stored-snapshot';

let library: StoredLibrary;
let root: string;
let parts: PartReader;
beforeEach(async () => {
  library = await openStoredLibrary();
  root = path.join(library.fake.settings.cache, 'one');
  parts = open();
});
afterEach(async () => {
  setFarFolders(undefined);
  await library.close();
});

/** As another process reads: nothing in memory. */
function open(cacheBytes = library.fake.settings.cacheBytes): PartReader {
  const reader = createPartReader({ store: library.store, folder: path.join(root, 'parts'), cacheBytes });
  setFarFolders(createFarFolders(root, reader));
  return reader;
}

async function bring(before?: string): Promise<string> {
  const stored = await readStored(library.store, (await readCurrent(library.store))?.current.manifest ?? '');
  return bringSnapshot(stored, { folders: snapshotsIn(root), parts, before });
}

async function expectSame(built: string, brought: string): Promise<void> {
  const { files = [] } = (await readChecksumManifest(built)) ?? {};
  expect(files.length).toBeGreaterThan(15);
  for (const { file, size } of files) {
    const [own, far] = [path.join(built, file), path.join(brought, file)];
    expect(await sizeOf(far), file).toBe(size);
    expect((await readWhole(far)).equals(await readFile(own)), file).toBe(true);
    const [start, length] = [Math.floor(size / 3), Math.ceil(size / 3) + 5];
    expect((await readAt(far, start, length)).equals(await readAt(own, start, length)), file).toBe(true);
  }
}

test('what is brought reads as what was built, down to the byte and the hour', async () => {
  const built = await library.build();
  await library.push();
  const brought = await bring();
  expect(path.basename(brought)).toBe(path.basename(built));
  await expectSame(built, brought);
  expect(await damageOf(brought, 'bytes')).toBeUndefined();
  const about = async (folder: string) => (await stat(path.join(folder, 'generation.json'))).mtimeMs;
  expect(Math.round(await about(brought))).toBe(Math.round(await about(built)));
  expect(await namesIn(path.join(brought, 'pictures'))).toEqual(await namesIn(path.join(built, 'pictures')));
  expect(await readdir(brought)).not.toContain('answers.bin');
});

test('of the next snapshot only what is new is fetched', async () => {
  await library.build();
  await library.push();
  const first = await bring();
  const built = await library.build({ 'art/hue-3.md': questionOf(3, 'read') });
  const { sentParts } = await library.push();
  library.fake.asked.length = 0;
  const second = await bring(first);
  const fetched = library.fake.asked.filter((line) => line.includes('/parts/'));
  expect(fetched.length).toBeLessThanOrEqual(sentParts);
  await expectSame(built, second);
  await expectSame(built, second);
});

test('a part is fetched once, and again where the disk lost or changed it', async () => {
  const built = await library.build();
  await library.push();
  const answers = path.join(await bring(), 'answers.bin');
  const fetched = () => library.fake.asked.filter((line) => line.includes('/parts/')).length;
  const start = fetched();
  await Promise.all([readWhole(answers), readWhole(answers)]);
  await readWhole(answers);
  open();
  await readWhole(answers);
  expect(fetched()).toBe(start + 1);
  const [part = ''] = await readdir(path.join(root, 'parts'));
  await writeFile(path.join(root, 'parts', part), 'other bytes');
  open();
  expect((await readWhole(answers)).equals(await readFile(path.join(built, 'answers.bin')))).toBe(true);
  expect(fetched()).toBe(start + 2);
});

test('a folder that is damaged is brought again', async () => {
  const built = await library.build();
  await library.push();
  const brought = await bring();
  await writeFile(path.join(brought, 'records.bin'), 'other bytes');
  expect(await damageOf(brought, 'bytes')).toContain('records.bin');
  await bring(brought);
  await expectSame(built, brought);
});

test('without the storage what is on this machine is read, and what is not is said to be away', async () => {
  const built = await library.build();
  await library.push();
  const brought = await bring();
  await readWhole(path.join(brought, 'answers.bin'));
  library.fake.fault = () => 'hang up';
  open();
  const answers = await readWhole(path.join(brought, 'answers.bin'));
  expect(answers.equals(await readFile(path.join(built, 'answers.bin')))).toBe(true);
  await expect(readWhole(path.join(brought, 'search', 'files.pack'))).rejects.toThrow(StorageAway);
  // The next one is not kept waiting for the same.
  library.fake.asked.length = 0;
  await expect(readWhole(path.join(brought, 'search', 'files.pack'))).rejects.toThrow(StorageAway);
  expect(library.fake.asked).toEqual([]);
});

test('a part that is not what its name says is not taken', async () => {
  await library.build();
  await library.push();
  for (const key of library.fake.objects.keys())
    if (key.includes('/parts/')) library.fake.objects.set(key, Buffer.from('other bytes'));
  await expect(bring()).rejects.toThrow('not as it was written');
});

test('a list that names files elsewhere is refused', async () => {
  const file = { size: 0, hash: '0'.repeat(64), parts: [] };
  const stored = { snapshot: 'abcdef12', builtAt: 0, files: [], beside: [] };
  for (const spoiled of [
    { ...stored, files: [{ ...file, file: '../../etc/passwd' }] },
    { ...stored, files: [{ ...file, file: '/etc/passwd' }] },
    { ...stored, files: [{ ...file, file: 'a\\..\\b' }] },
    { ...stored, files: [{ ...file, file: 'a', size: 5 }] },
    { ...stored, beside: [{ ...file, file: 'current.json' }] },
    { ...stored, snapshot: '../../elsewhere' },
    { ...stored, snapshot: '' },
  ]) {
    const { key, bytes } = await encodeStored(spoiled);
    await expect(decodeStored(key, bytes)).rejects.toThrow('cannot be one of a snapshot');
  }
  await library.build();
  await library.push();
  const other = { ...(await readCurrent(library.store))?.current, snapshot: 'abcdef12' } as StoredCurrent;
  await expect(readNamed(library.store, other)).rejects.toThrow('of another snapshot');
  const { bytes } = await encodeStored(stored);
  await expect(decodeStored(`manifests/${'0'.repeat(64)}`, bytes)).rejects.toThrow('not as it was written');
});

test('vectors come beside the snapshot, also when they are made after it was pushed', async () => {
  const built = await library.build();
  await library.push();
  await bring();
  const folder = path.join(library.artefacts, 'meaning', 'm');
  await mkdir(folder, { recursive: true });
  const name = `${path.basename(built)}.vectors`;
  await writeFile(path.join(folder, name), 'rows');
  expect(await library.push()).toMatchObject({ isNew: true, sentParts: 1 });
  await bring();
  expect(await readFile(path.join(root, 'meaning', 'm', name), 'utf8')).toBe('rows');
});
