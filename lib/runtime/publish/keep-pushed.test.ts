import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCurrent } from '@/lib/snapshot/storage/read-stored';
import { openStoredLibrary, questionOf, type StoredLibrary } from '@/test-support/stored-library';
import { keepPushed } from './keep-pushed';

let library: StoredLibrary;
beforeEach(async () => {
  library = await openStoredLibrary();
  const { endpoint, bucket } = library.fake.settings;
  vi.stubEnv('STOA_SNAPSHOTS', `s3://${bucket}/school`);
  vi.stubEnv('STOA_SNAPSHOTS_ENDPOINT', endpoint);
  vi.stubEnv('STOA_SNAPSHOTS_KEY_ID', 'the-key');
  vi.stubEnv('STOA_SNAPSHOTS_SECRET', 'the-secret');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await library.close();
});

function keep(isWanted: boolean) {
  const said: string[] = [];
  const keeper = keepPushed({ isWanted, root: library.artefacts, log: (message) => said.push(message) });
  return { keeper, said };
}

const stored = async () => (await readCurrent(library.store))?.current.snapshot;

test('each snapshot that is built is pushed, and what fails is tried again', async () => {
  const first = path.basename(await library.build());
  const { keeper, said } = keep(true);
  library.fake.fault = () => ({ status: 403 });
  keeper.begin();
  await expect.poll(() => said.join()).toContain('trying again in 2 s');
  expect(said.join()).not.toMatch(/the-key|the-secret/);
  library.fake.fault = undefined;
  await expect.poll(stored).toBe(first);
  const next = path.basename(await library.build({ 'art/hue-3.md': questionOf(3, 'read') }));
  keeper.begin();
  await expect.poll(stored).toBe(next);
  keeper.close();
});

test('nothing is pushed where nobody wants it', async () => {
  await library.build();
  const { keeper } = keep(false);
  keeper.begin();
  keeper.close();
  expect(library.fake.asked).toEqual([]);
});
