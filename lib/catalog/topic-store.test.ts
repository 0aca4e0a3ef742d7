import { mkdtemp, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTopics, writeTopics } from './topic-store';

async function written() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-topics-'));
  const files = { names: path.join(folder, 'topics.json'), numbers: path.join(folder, 'topics.idx') };
  await writeTopics(files, [
    { slug: 'cell', name: 'cells', numbers: [1, 4, 9], isTelling: true },
    { slug: 'clarity', name: 'clarity', numbers: [4, 5, 6, 9, 20], isTelling: false },
    { slug: 'energy', name: 'energy', numbers: [4, 5, 6, 20], isTelling: true },
  ]);
  return files;
}

test('topics are found with their questions, in a range or all', async () => {
  const topics = openTopics(await written());
  expect(topics.all.map(({ slug }) => slug)).toEqual(['cell', 'clarity', 'energy']);
  expect(topics.find('cell')).toEqual({ slug: 'cell', name: 'cells', count: 3, isTelling: true });
  expect(topics.find('x')).toBeUndefined();
  expect(topics.questions('energy')).toEqual([4, 5, 6, 20]);
  expect(topics.questions('energy', { first: 5, count: 10 })).toEqual([5, 6]);
  expect(topics.questions('x')).toEqual([]);
});

test('the topics of a range stand by slug, with what of them lies in it', async () => {
  const topics = openTopics(await written());
  const counts = topics.within({ first: 5, count: 2 }).map(({ slug, count }) => [slug, count]);
  expect(counts).toEqual([
    ['clarity', 2],
    ['energy', 2],
  ]);
});

test('the largest topics of a range count what lies in it, and what says nothing does not lead', async () => {
  const topics = openTopics(await written());
  expect(topics.largest({ first: 4, count: 6 }, 5).map(({ slug, count }) => [slug, count])).toEqual([
    ['energy', 3],
    ['cell', 2],
  ]);
  expect(topics.largest({ first: 10, count: 5 }, 5)).toEqual([]);
  const chosen = topics.largest({ first: 0, count: 30 }, 5, new Set([9, 20, 1]));
  expect(chosen.map(({ slug, count }) => [slug, count])).toEqual([
    ['cell', 2],
    ['energy', 1],
  ]);
});

test('a file that is cut short is refused', async () => {
  const files = await written();
  await truncate(files.numbers, 12);
  expect(() => openTopics(files)).toThrow('cut short');
});
