import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { findCurrentSnapshot, prepareSnapshot } from './prepare-snapshot';

/** Another process puts the same snapshot in its place just before this one does. */

vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  const rename = async (from: string, to: string) => {
    if (path.basename(path.dirname(to)) === 'generations') await fs.cp(from, to, { recursive: true });
    return fs.rename(from, to);
  };
  return { ...fs, rename };
});

test('two processes that build the same at once: the second finds it there', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-two-'));
  const content = path.join(root, 'content');
  await mkdir(path.join(content, 'art'), { recursive: true });
  await writeFile(
    path.join(content, 'art', 'line.md'),
    '---\nquestion: What is a line?\nanswer: A point.\n---\n',
  );
  const options = { builder: 'one', artefacts: path.join(root, '.stoa') };
  const built = await prepareSnapshot(content, { ...options, begin: () => () => {} });
  expect(await findCurrentSnapshot(content, options)).toMatchObject({ name: built.name });
  const [name = ''] = await readdir(options.artefacts);
  expect((await readdir(path.join(options.artefacts, name))).sort()).toEqual(['current.json', 'generations']);
  await rm(root, { recursive: true });
});
