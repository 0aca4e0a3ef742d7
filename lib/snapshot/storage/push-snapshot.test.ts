import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStoredLibrary, questionOf, type StoredLibrary } from '@/test-support/stored-library';
import { takePushLease } from './push-lease';
import { readCurrent, readStored } from './read-stored';
import { storedKeys } from './stored-snapshot';

let library: StoredLibrary;
beforeEach(async () => {
  library = await openStoredLibrary();
});
afterEach(() => library.close());

/** Every part that is named by what is served, or may be, is there. */
async function expectWhole(): Promise<string> {
  const { fake, store } = library;
  const found = await readCurrent(store);
  if (found === undefined) throw new Error('nothing was pushed');
  for (const key of [found.current.manifest, ...found.current.before.map(({ manifest }) => manifest)]) {
    const { files, beside } = await readStored(store, key);
    for (const [hash, size] of [...files, ...beside].flatMap(({ parts }) => parts))
      expect(fake.objects.get(`school/${storedKeys.part(hash)}`)?.length, hash).toBe(size);
  }
  return found.current.snapshot;
}

const sent = () => library.fake.asked.filter((line) => line.startsWith('PUT school/parts/')).length;

test('a snapshot is stored whole, and nothing is sent that is there', async () => {
  const folder = await library.build();
  const first = await library.push();
  expect(first.isNew).toBe(true);
  expect(folder.endsWith(await expectWhole())).toBe(true);
  expect(await library.push()).toMatchObject({ isNew: false, sentParts: 0 });
  await library.build({ 'art/hue-3.md': questionOf(3, 'read') });
  const second = await library.push();
  await expectWhole();
  expect(second.sentParts).toBeLessThan(first.sentParts);
  expect(sent()).toBe(first.sentParts + second.sentParts);
});

test('what somebody removed from the storage is sent again, also where nothing else is new', async () => {
  const { fake } = library;
  const remove = (folder: string) => {
    const key = [...fake.objects.keys()].find((name) => name.startsWith(`school/${folder}`)) ?? '';
    expect(fake.objects.delete(key)).toBe(true);
  };
  await library.build();
  await library.push();
  remove(storedKeys.parts);
  expect(await library.push()).toMatchObject({ isNew: false, sentParts: 1 });
  await expectWhole();
  remove(storedKeys.parts);
  remove(storedKeys.manifests);
  expect(await library.push()).toMatchObject({ isNew: true, sentParts: 1 });
  await expectWhole();
});

test('a stored snapshot that is lost or spoiled keeps no other from being pushed', async () => {
  await library.build();
  await library.push();
  const [lost = ''] = [...library.fake.objects.keys()].filter((key) => key.includes('/manifests/'));
  library.fake.objects.set(lost, Buffer.from('other bytes'));
  await library.build({ 'art/hue-3.md': questionOf(3, 'read') });
  expect(await library.push()).toMatchObject({ isNew: true });
  library.fake.objects.delete(lost);
  let now = Date.now();
  for (const said of ['heard', 'told']) {
    now += 3_600_000;
    await library.build({ 'art/hue-3.md': questionOf(3, said) });
    expect((await library.push({ keep: 3, now: () => now })).isNew).toBe(true);
  }
  await expectWhole();
});

test('killed at any moment it leaves what is served whole, and what was sent is not sent again', async () => {
  await library.build();
  await library.push();
  const before = await expectWhole();
  await library.build({ 'art/hue-3.md': questionOf(3, 'read'), 'art/hue-9.md': questionOf(9, 'heard') });
  let after = before;
  for (let allowed = 0; after === before; allowed++) {
    let left = allowed;
    library.fake.fault = ({ method, key }) =>
      method === 'PUT' && !key.endsWith('pushing.json') && left-- <= 0 ? 'hang up' : undefined;
    const failed = await library.push().catch(() => 'killed');
    library.fake.fault = undefined;
    after = await expectWhole();
    expect(failed === 'killed').toBe(after === before);
  }
});

test('a killed first push is taken up where it ended', async () => {
  let wave = 1;
  const next = () => {
    wave = (wave * 16807) % 2147483647;
    return wave;
  };
  const lines = Array.from({ length: 600_000 }, () => `hue,${next()}`);
  await library.build({ 'art/sheet.csv': lines.join('\n') });
  let left = 20;
  library.fake.fault = ({ method, key }) =>
    method === 'PUT' && key.includes('/parts/') && left-- <= 0 ? 'hang up' : undefined;
  await expect(library.push()).rejects.toThrow('does not answer');
  library.fake.fault = undefined;
  const there = [...library.fake.objects.keys()].filter((key) => key.includes('/parts/'));
  expect(there.length).toBeGreaterThan(0);
  library.fake.asked.length = 0;
  await library.push();
  expect(library.fake.asked.filter((line) => there.some((key) => line === `PUT ${key}`))).toEqual([]);
  await expectWhole();
});

test('of two that push at a time one refuses, and who was killed is not waited for long', async () => {
  await library.build();
  const lease = await takePushLease(library.store, 20);
  await expect(library.push({ renewMs: 40 })).rejects.toThrow('somebody else is pushing');
  await lease.release();
  const forgotten = await takePushLease(library.store, 600_000);
  await (await takePushLease(library.store, 5)).release();
  await forgotten.release();
  expect(await library.push()).toMatchObject({ isNew: true });
  await expectWhole();
});

test('what somebody else switched to meanwhile is not written over', async () => {
  await library.build();
  await library.push();
  await library.build({ 'art/hue-3.md': questionOf(3, 'read') });
  const key = `school/${storedKeys.current}`;
  const others = Buffer.from(`${library.fake.objects.get(key)} `);
  library.fake.fault = (request) => {
    if (request.method === 'PUT' && request.key === key) library.fake.objects.set(key, others);
    return undefined;
  };
  await expect(library.push()).rejects.toThrow('somebody else pushed another snapshot');
  expect(library.fake.objects.get(key)).toBe(others);
});

test('who lost the lease meanwhile switches to nothing', async () => {
  await library.build();
  library.fake.fault = ({ method, key }) => {
    if (method === 'PUT' && key.includes('/parts/'))
      library.fake.objects.set(`school/${storedKeys.lease}`, Buffer.from('of somebody else'));
    return undefined;
  };
  const failed = library.push({ renewMs: 1 });
  await expect(failed).rejects.toThrow(/somebody else/);
  expect(library.fake.objects.has(`school/${storedKeys.current}`)).toBe(false);
});

test('so many snapshots stay, and those whose place was taken just now', async () => {
  let now = 0;
  for (let n = 0; n < 6; n++) {
    await library.build({ 'art/hue-3.md': questionOf(3, `read ${n} times`) });
    await library.push({ keep: 2, now: () => now });
    now += n < 4 ? 3_600_000 : 1000;
    await expectWhole();
  }
  const manifests = [...library.fake.objects.keys()].filter((key) => key.includes('/manifests/'));
  // The last, the one before, and one whose place was taken a second ago.
  expect(manifests).toHaveLength(3);
  const { files } = await readStored(
    library.store,
    (await readCurrent(library.store))?.current.manifest ?? '',
  );
  const parts = [...library.fake.objects.keys()].filter((key) => key.includes('/parts/'));
  expect(parts.length).toBeLessThan(2 * files.flatMap((file) => file.parts).length);
});

test.each(['if-none-match', 'if-match'] as const)(
  'a storage that pays no heed to %s is refused, and nobody is held up',
  async (header) => {
    await library.build();
    library.fake.unheeded.add(header);
    await expect(library.push()).rejects.toThrow('cannot be pushed to it');
    library.fake.unheeded.clear();
    expect(await library.push()).toMatchObject({ isNew: true });
  },
);
