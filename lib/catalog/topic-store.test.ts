import { mkdtemp, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTopics, writeTopics } from './topic-store';

async function written() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-topics-'));
  const files = { names: path.join(folder, 'topics.json'), numbers: path.join(folder, 'topics.idx') };
  await writeTopics(files, [
    { slug: 'cell', name: 'cells', numbers: [1, 4, 9] },
    { slug: 'energy', name: 'energy', numbers: [4, 5, 6, 20] },
  ]);
  return files;
}

test('topics are found with their questions, in a range or all', async () => {
  const topics = openTopics(await written());
  expect(topics.all.map(({ slug }) => slug)).toEqual(['cell', 'energy']);
  expect(topics.find('cell')).toEqual({ slug: 'cell', name: 'cells', count: 3 });
  expect(topics.find('x')).toBeUndefined();
  expect(topics.questions('energy')).toEqual([4, 5, 6, 20]);
  expect(topics.questions('energy', { first: 5, count: 10 })).toEqual([5, 6]);
  expect(topics.questions('x')).toEqual([]);
});

test('the largest topics of a range count what lies in it', async () => {
  const topics = openTopics(await written());
  expect(topics.largest({ first: 4, count: 6 }, 5).map(({ slug, count }) => [slug, count])).toEqual([
    ['energy', 3],
    ['cell', 2],
  ]);
  expect(topics.largest({ first: 10, count: 5 }, 5)).toEqual([]);
});

test('a file that is cut short is refused', async () => {
  const files = await written();
  await truncate(files.numbers, 12);
  expect(() => openTopics(files)).toThrow('cut short');
});
