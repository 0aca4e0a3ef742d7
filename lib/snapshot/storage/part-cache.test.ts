import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createPartCache } from './part-cache';
import { sha256 } from './stored-snapshot';

const size = 1000;
const partOf = (n: number) => Buffer.alloc(size, `part ${n} `);

test('the parts that were not read for the longest time go where all are more than fit', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-parts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const cache = createPartCache(folder, 10 * size);
  for (let n = 0; n < 10; n++) {
    await cache.write(sha256(partOf(n)), partOf(n));
    await utimes(path.join(folder, sha256(partOf(n))), n, n);
  }
  expect(await cache.read(sha256(partOf(0)))).toEqual(partOf(0));
  // Asked for, to be kept, and not read.
  expect(await cache.touch(sha256(partOf(1)))).toBe(true);
  expect(await cache.touch(sha256(partOf(20)))).toBe(false);
  for (let n = 10; n < 14; n++) await cache.write(sha256(partOf(n)), partOf(n));
  const names = await readdir(folder);
  expect(names).toHaveLength(10);
  expect(names).toContain(sha256(partOf(0)));
  expect(names).toContain(sha256(partOf(1)));
  expect(names).not.toContain(sha256(partOf(2)));
  expect((await stat(path.join(folder, sha256(partOf(13))))).size).toBe(size);
});
