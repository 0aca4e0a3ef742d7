import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { setFarFolders } from '@/lib/process/far-files';
import { findServed } from '@/lib/snapshot/store/find-served';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { openStoredLibrary, questionOf } from '@/test-support/stored-library';
import { createFarFolders } from './far-snapshots';
import { followStorage } from './follow-storage';
import { createPartReader } from './part-reader';

/** A library in a storage, and what follows that into one folder of this machine. */
async function openFollowed() {
  const library = await openStoredLibrary();
  onTestFinished(library.close);
  const { cache, cacheBytes } = library.fake.settings;
  const root = path.join(cache, 'one');
  const parts = createPartReader({ store: library.store, folder: path.join(root, 'parts'), cacheBytes });
  setFarFolders(createFarFolders(root, parts));
  onTestFinished(() => setFarFolders(undefined));
  const follow = () =>
    followStorage({
      ...{ store: library.store, parts, root, cacheBytes, lookEveryMs: 60_000 },
      log: () => {},
      onTrouble: () => {},
    });
  return { library, root, follow };
}

test('two that follow one storage in one process do not get in each other’s way', async () => {
  const { library, root, follow } = await openFollowed();
  for (let n = 0; n < 3; n++) {
    const built = path.basename(await library.build({ 'art/hue-3.md': questionOf(3, `read ${n} times`) }));
    await library.push();
    const followers = [follow(), follow(), follow()];
    const troubles = await Promise.all(followers.map((follower) => follower.begin()));
    for (const follower of followers) follower.close();
    expect(troubles).toEqual([undefined, undefined, undefined]);
    expect((await findServed(root, 'bytes'))?.name).toBe(built);
  }
  expect((await readdir(root)).filter((name) => /^(?:building|replaced)-/.test(name))).toEqual([]);
});

test('vectors go with the snapshots that they are of', async () => {
  const { library, root, follow } = await openFollowed();
  const own = path.join(library.artefacts, 'meaning', 'm');
  await mkdir(own, { recursive: true });
  for (let n = 0; n < 5; n++) {
    const built = path.basename(await library.build({ 'art/hue-3.md': questionOf(3, `read ${n} times`) }));
    for (const ending of ['vectors', 'related'])
      await writeFile(path.join(own, `${built}.${ending}`), `of ${built}`);
    await library.push();
    const follower = follow();
    expect(await follower.begin()).toBeUndefined();
    follower.close();
  }
  const snapshots = await readdir(snapshotsIn(root).snapshots);
  expect(snapshots.length).toBeLessThan(5);
  const expected = snapshots.flatMap((name) => [`${name}.related`, `${name}.vectors`]);
  expect((await readdir(path.join(root, 'meaning', 'm'))).sort()).toEqual(expected.sort());
});
