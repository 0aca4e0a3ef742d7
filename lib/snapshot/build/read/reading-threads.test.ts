import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnswerWriter } from '@/lib/catalog/answer-store';
import { readLibraryFrame } from '@/lib/content/read-library';
import { createReadingThreads, type ReadingThreads } from './reading-threads';
import { takeIn } from './take-in';

const many = 1_000_000;
let folder = '';
let alone: Awaited<ReturnType<typeof readAll>>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-reading-'));
  alone = await readAll(createReadingThreads(1), 'alone');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readAll(threads: ReadingThreads, name: string) {
  const frame = await readLibraryFrame('content');
  const answersFile = path.join(folder, name);
  const answers = await createAnswerWriter(answersFile);
  const into = { answers, marks: new Map(), progress: () => {}, lastGood: { of: async () => undefined } };
  const files = await takeIn(threads.files('content', frame), into);
  await answers.close();
  const entries = files.flatMap(({ entry }) => entry ?? []);
  const words = [];
  for await (const some of threads.words(answersFile, entries, { language: 'en' })) words.push(some);
  await threads.close();
  return { files, words };
}

test('threads read the same, in the same order, as is read without them', async () => {
  const together = await readAll(createReadingThreads(many), 'together');
  expect(alone.words.flatMap(({ stored }) => stored).length).toBeGreaterThan(300);
  expect(together).toEqual(alone);
});

test('what fails in a thread is told to whoever waits for it', async () => {
  const threads = createReadingThreads(many);
  const entries = alone.files.flatMap(({ entry }) => entry ?? []);
  const words = threads.words(path.join(folder, 'not-there'), entries, { language: 'en' });
  // By its code it is told that a disk is full, say.
  await expect(words.next()).rejects.toMatchObject({ code: 'ENOENT' });
  await threads.close();
});
