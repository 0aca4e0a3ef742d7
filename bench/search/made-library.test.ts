import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contentDocuments } from './content-documents';
import { madeLibrary } from './made-library';

test('a library is made once, and can be searched', async () => {
  const under = await mkdtemp(path.join(tmpdir(), 'stoa-made-'));
  const folder = await madeLibrary(30, under);
  const { mtimeMs } = await stat(path.join(folder, 'subject-0'));
  expect(await madeLibrary(30, under)).toBe(folder);
  expect((await stat(path.join(folder, 'subject-0'))).mtimeMs).toBe(mtimeMs);
  expect(await readdir(under)).toEqual([path.basename(folder)]);
  const documents = await contentDocuments(folder);
  expect(documents.length).toBeGreaterThan(20);
  for (const { id, subject, slug, text, summary } of documents) {
    expect(id).toBe(`${subject}/${slug}`);
    expect(text.length).toBeGreaterThan(summary.length);
  }
  await rm(under, { recursive: true });
  await expect(madeLibrary(0, under)).rejects.toThrow('--made');
});
