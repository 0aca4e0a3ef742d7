import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { beginTarget, TargetRefused } from './target-folder';

let root: string;
let target: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'stoa-target-'));
  target = path.join(root, 'site');
});

async function exported(text: string): Promise<void> {
  const begun = await beginTarget(target);
  await writeFile(path.join(begun.folder, 'index.html'), text);
  await begun.swapIn();
}
const current = () => readFile(path.join(target, 'index.html'), 'utf8');

test('an export takes the place of the last one, and leaves nothing beside it', async () => {
  await exported('first');
  await exported('second');
  expect(await current()).toBe('second');
  expect(await readdir(root)).toEqual(['site']);
});

test('until it is whole the last one stands, and one that was interrupted is in nobody’s way', async () => {
  await exported('first');
  const interrupted = await beginTarget(target);
  await writeFile(path.join(interrupted.folder, 'index.html'), 'half');
  expect(await current()).toBe('first');
  await exported('second');
  expect(await current()).toBe('second');
  const abandoned = await beginTarget(target);
  await abandoned.abandon();
  expect(await readdir(root)).toEqual(['site']);
});

test('a folder with other files, or a file, is refused; an empty folder is taken', async () => {
  await mkdir(target);
  await exported('first');
  expect(await current()).toBe('first');
  const other = path.join(root, 'other');
  await mkdir(other);
  await writeFile(path.join(other, 'thesis.txt'), 'precious');
  await expect(beginTarget(other)).rejects.toThrow(TargetRefused);
  await expect(beginTarget(path.join(other, 'thesis.txt'))).rejects.toThrow('not a folder');
  await mkdir(path.join(root, 'new.partial'));
  await writeFile(path.join(root, 'new.partial', 'thesis.txt'), 'precious');
  await expect(beginTarget(path.join(root, 'new'))).rejects.toThrow(TargetRefused);
});

test('an export and a standalone server never replace each other', async () => {
  const target = path.join(root, 'shared');
  await (await beginTarget(target)).swapIn();
  await expect(beginTarget(target, 'standalone')).rejects.toThrow('no standalone server of this site');
});
