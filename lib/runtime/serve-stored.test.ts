import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ServedContent } from '@/lib/http/context';
import { setFarFolders } from '@/lib/process/far-files';
import { readWhole } from '@/lib/process/read-at';
import { searchDataPath } from '@/lib/site/paths';
import { isStorageAway } from '@/lib/snapshot/storage/object-store';
import { parseStorageSettings, type StorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { sha256 } from '@/lib/snapshot/storage/stored-snapshot';
import { findServed } from '@/lib/snapshot/store/find-served';
import { makeTaken } from '@/lib/take/make-take';
import { findTaken } from '@/lib/take/taken';
import { openStoredLibrary, questionOf, type StoredLibrary } from '@/test-support/stored-library';
import { openContent } from './open-content';
import { bringStored } from './serve-stored';
import { setStorageTrouble, storageTrouble } from './storage-trouble';

let library: StoredLibrary;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  library = await openStoredLibrary();
  const { endpoint, bucket, cache } = library.fake.settings;
  // Threads read the same variables.
  vi.stubEnv('STOA_SNAPSHOTS', `s3://${bucket}/school`);
  vi.stubEnv('STOA_SNAPSHOTS_ENDPOINT', endpoint);
  vi.stubEnv('STOA_SNAPSHOTS_KEY_ID', 'the-key');
  vi.stubEnv('STOA_SNAPSHOTS_SECRET', 'the-secret');
  vi.stubEnv('STOA_SNAPSHOTS_CACHE', cache);
  vi.stubEnv('STOA_SNAPSHOTS_LOOK_MS', '100');
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  setFarFolders(undefined);
  setStorageTrouble(undefined);
  vi.unstubAllEnvs();
  await library.close();
});

const said: string[] = [];

async function bring(): Promise<string> {
  const settings = parseStorageSettings(process.env) as StorageSettings;
  const brought = await bringStored(settings, (message) => said.push(message));
  closing.push(brought.close);
  return brought.root;
}

async function openCurrent(root: string): Promise<ServedContent> {
  const found = await findServed(root, 'bytes');
  const content = await openContent(found?.folder ?? '', {
    fallbackBaseUrl: 'http://localhost:3000',
    onFailure: (reason) => said.push(reason),
  });
  closing.push(() => content.library.close());
  return content;
}

/** All that pages, searches, files for browsers and files to take along are made of. */
async function everythingOf({ library: opened, sources, files = [] }: ServedContent) {
  const { catalog } = opened;
  const everything: Record<string, unknown> = {};
  for (let number = 0; number < catalog.frame.total; number++) {
    const record = catalog.record(number);
    everything[`record ${number}`] = record;
    everything[`answer ${number}`] = await opened.renderAnswer(number);
    everything[`linked ${number}`] = catalog.linkedFrom(number);
    everything[`shown ${number}`] = await opened.shownFiles(number);
  }
  for (const query of ['red', 'blue number', 'gren hue', '"number 7"'])
    everything[`search ${query}`] = await opened.search({ query, limit: 10, offset: 0 });
  for (const source of sources.slice(1)) {
    const manifest = await source.read(`${searchDataPath}manifest.bin`);
    if (manifest) everything.manifest = sha256(manifest.body);
  }
  for (const { folder, names } of files)
    for (const name of names) everything[name] = sha256(await readWhole(path.join(folder, name)));
  const taken = findTaken({ subject: 'art' }, catalog);
  if (taken === undefined) throw new Error('the sample has no subject');
  for (const file of ['book.epub', 'deck.apkg', 'questions.zip', 'questions.csv'] as const)
    everything[file] = sha256((await makeTaken(file, taken, opened)).bytes);
  return everything;
}

test('what is served from object storage is the same, byte for byte, as from the disk it was built on', async () => {
  const built = await library.build();
  await library.push();
  const root = await bring();
  expect((await findServed(root, 'bytes'))?.name).toBe(path.basename(built));
  const [own, far] = [await openCurrent(library.artefacts), await openCurrent(root)];
  const [expected, found] = [await everythingOf(own), await everythingOf(far)];
  expect(Object.keys(expected).length).toBeGreaterThan(120);
  expect(expected['search red']).toMatchObject({ status: 'ok' });
  expect(found).toEqual(expected);
});

test('a snapshot that is pushed becomes the current one here, and an opened one of before stays readable', async () => {
  await library.build();
  await library.push();
  const root = await bring();
  const before = await openCurrent(root);
  const next = await library.build({ 'art/hue-3.md': questionOf(3, 'read') });
  await library.push();
  await expect.poll(async () => (await findServed(root, 'bytes'))?.name).toBe(path.basename(next));
  expect(
    await before.library.catalog.answer(before.library.catalog.find('art/hue-3')?.number ?? -1),
  ).toContain('seen');
  const after = await openCurrent(root);
  expect(await after.library.catalog.answer(after.library.catalog.find('art/hue-3')?.number ?? -1)).toContain(
    'read',
  );
});

test('where the storage goes away what was brought is served, and it is said until it answers again', async () => {
  await library.build();
  await library.push();
  const root = await bring();
  const content = await openCurrent(root);
  const expected = await everythingOf(content);
  library.fake.fault = () => 'hang up';
  await expect.poll(() => storageTrouble()).toMatchObject({ isAway: true });
  expect(storageTrouble()?.reason).not.toMatch(/the-key|the-secret/);
  expect(await everythingOf(await openCurrent(root))).toEqual(expected);
  library.fake.fault = undefined;
  await expect.poll(() => storageTrouble()).toBeUndefined();
});

test('who asks for what is not on this machine is told so before anybody noticed that the storage is away', async () => {
  vi.stubEnv('STOA_SNAPSHOTS_LOOK_MS', '600000');
  await library.build();
  await library.push();
  const root = await bring();
  const { library: opened } = await openCurrent(root);
  library.fake.fault = () => 'hang up';
  const parts = path.join(root, 'parts');
  // What was on its way is still written.
  await expect
    .poll(
      () =>
        rm(parts, { recursive: true }).then(
          () => 'removed',
          () => 'none',
        ),
      { interval: 100 },
    )
    .toBe('none');
  for (const asked of [() => opened.packSubject('art'), () => opened.renderAnswer(0)])
    expect(isStorageAway(await asked().catch((error: unknown) => error))).toBe(true);
  expect(storageTrouble()).toBeUndefined();
});

test('a cache that is lost or damaged is brought again', async () => {
  const built = path.basename(await library.build());
  await library.push();
  const root = await bring();
  const name = async () => (await findServed(root, 'bytes').catch(() => undefined))?.name;
  await rm(path.join(root, 'generations'), { recursive: true, maxRetries: 5 });
  await expect.poll(name).toBe(built);
  const records = path.join(root, 'generations', built, 'records.bin');
  await writeFile(records, 'other bytes');
  await expect.poll(name).toBe(built);
  expect((await readFile(records)).equals(Buffer.from('other bytes'))).toBe(false);
});

test('a start without the storage serves what was brought before, or says that there is nothing', async () => {
  library.fake.fault = () => 'hang up';
  await expect(bring()).rejects.toThrow('nothing can be served');
  library.fake.fault = undefined;
  await expect(bring()).rejects.toThrow('no snapshot was pushed');
  const built = await library.build();
  await library.push();
  await bring();
  library.fake.fault = () => 'hang up';
  const root = await bring();
  expect((await findServed(root, 'bytes'))?.name).toBe(path.basename(built));
  expect(storageTrouble()).toMatchObject({ isAway: true });
  library.fake.fault = undefined;
  await expect.poll(() => storageTrouble()).toBeUndefined();
});

test('nor does a start without the storage end where half of what was brought before is lost', async () => {
  const built = path.basename(await library.build());
  await library.push();
  const root = await bring();
  library.fake.fault = () => 'hang up';
  await rm(path.join(root, 'current.json'));
  await bring();
  expect((await findServed(root, 'bytes'))?.name).toBe(built);
  await writeFile(path.join(root, 'generations', built, 'records.bin'), 'other bytes');
  await expect(bring()).rejects.toThrow('nothing can be served');
});
