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
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-reading-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readAll(threads: ReadingThreads, name: string) {
  const { places } = await readLibraryFrame('content');
  const answersFile = path.join(folder, name);
  const answers = await createAnswerWriter(answersFile);
  const into = { answers, marks: new Map(), progress: () => {} };
  const files = await takeIn(threads.files('content', places), into);
  await answers.close();
  const entries = files.flatMap(({ entry }) => entry ?? []);
  const documents = [];
  for await (const document of threads.documents(answersFile, entries)) documents.push(document);
  await threads.close();
  return { files, documents };
}

test('threads read the same, in the same order, as is read without them', async () => {
  const alone = await readAll(createReadingThreads(1), 'alone');
  const together = await readAll(createReadingThreads(many), 'together');
  expect(alone.documents.length).toBeGreaterThan(300);
  expect(together).toEqual(alone);
});

test('what fails in a thread is told to whoever waits for it', async () => {
  const threads = createReadingThreads(many);
  const { files } = await readAll(createReadingThreads(1), 'there');
  const documents = threads.documents(
    path.join(folder, 'not-there'),
    files.flatMap(({ entry }) => entry ?? []),
  );
  await expect(documents.next()).rejects.toThrow('ENOENT');
  await threads.close();
});
