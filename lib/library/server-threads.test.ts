import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import { TookTooLong } from '@/lib/concurrency/run-within';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createHitsPicker } from '@/lib/search/server/picked-hits';
import { createPartsPicker } from '@/lib/search/server/picked-parts';
import { buildSample, type SampleSearch } from '@/test-support/sample-search';
import { withReader } from './reader-signal';
import { createServerThreads, type ServerThreads } from './server-threads';

/** A program that does what the words of a search say, and tells what its thread was asked for before. */
const program = `
import { appendFileSync } from 'node:fs';
import { startClock } from ${JSON.stringify(path.resolve('lib/concurrency/task-clock.ts'))};
export default async function run({ task, clock, folders }) {
  startClock(clock);
  if (task.kind === 'open') return;
  const [word, file] = task.request.query.split(' ');
  if (file) appendFileSync(file, word + '\\n');
  if (word === 'hang') for (;;);
  if (word === 'die') process.exit(3);
  if (word === 'fill') { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
  if (word === 'wait') await new Promise((resolve) => setTimeout(resolve, 300));
  return { status: 'ok', query: word, folders };
}
`;

let folder: string;
let sample: SampleSearch;
let threads: ServerThreads;
const errors: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stoa-threads-'));
  const filename = path.join(folder, 'program.ts');
  writeFileSync(filename, program);
  sample = await buildSample();
  threads = createServerThreads({
    program: { filename, execArgv: ['--import', 'tsx'] },
    count: 1,
    stopMs: 400,
    onError: (reason) => errors.push(reason),
  });
  await threads.open('/one');
});
afterAll(async () => {
  await threads.close();
  rmSync(folder, { recursive: true });
  rmSync(sample.folder, { recursive: true });
});

const ask = (query: string) =>
  threads.run({ kind: 'search', folder: '/one', request: { query, limit: 1, offset: 0 } });

describe('what a thread does to a task', () => {
  test('one that overruns is ended with its thread, and the next finds another', async () => {
    const hanging = ask('hang');
    const next = ask('next');
    await expect(hanging).rejects.toThrow(TookTooLong);
    expect(await next).toMatchObject({ query: 'next' });
  });
  test('one whose thread ends is tried once more, and fails then; the next finds another', async () => {
    const dying = ask(`die ${path.join(folder, 'dying')}`);
    const next = ask('next');
    await expect(dying).rejects.toThrow();
    expect(await next).toMatchObject({ query: 'next' });
  });
  test('one that fills the memory fails, and the next finds another', async () => {
    await expect(ask('fill')).rejects.toThrow();
    expect(await ask('next')).toMatchObject({ query: 'next' });
  });
  test('a folder that is closed is forgotten with the next task', async () => {
    await threads.open('/two');
    expect(await ask('before')).toMatchObject({ folders: ['/one', '/two'] });
    threads.forget('/two');
    expect(await ask('after')).toMatchObject({ folders: ['/one'] });
  });
});

describe('who asks', () => {
  test('takes turns with others', async () => {
    const order: string[] = [];
    const askFor = (client: string, word: string) =>
      withClientGroup(createClientGroup(client), () => ask(word).then(() => order.push(word)));
    const many = ['a1', 'a2', 'a3', 'a4'].map((word) => askFor('a', word));
    await Promise.all([...many, askFor('b', 'b1')]);
    expect(order.indexOf('b1')).toBeLessThan(2);
  });
  test('and leaves is searched for no more', async () => {
    const asked = path.join(folder, 'asked');
    const reader = new AbortController();
    const first = ask('wait');
    const left = withReader(reader.signal, () => ask(`gone ${asked}`));
    reader.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await first;
    await ask(`last ${asked}`);
    expect((await import('node:fs')).readFileSync(asked, 'utf8')).toBe('last\n');
  });
});

test('the threads of a server answer as the engine does, and say so where there are no files', async () => {
  const own = createServerThreads({ count: 2 });
  await own.open(sample.folder);
  const request = { query: 'water leaf', limit: 5, offset: 0 };
  const search = (where: string): Promise<SearchAnswer> =>
    own.run({ kind: 'search', folder: where, request });
  expect(await search(sample.folder)).toEqual(await sample.engine.search(request));
  expect(await search(path.join(folder, 'nowhere'))).toMatchObject({ status: 'failed' });
  const hits = { build: await buildOf(sample.folder), documents: [3, 1], passagesOf: [], words: [] };
  const picked = await createHitsPicker([{ files: createDiskFiles(sample.folder) }])(hits);
  expect(await own.run({ kind: 'hits', folder: sample.folder, others: [], request: hits })).toEqual(picked);
  const parts = { build: hits.build, terms: ['leaf', 'water'], places: [], chunks: [0], near: ['watr'] };
  const pickedParts = await createPartsPicker([createDiskFiles(sample.folder)])(parts);
  expect(pickedParts).toBeDefined();
  expect(await own.run({ kind: 'parts', folder: sample.folder, others: [], request: parts })).toEqual(
    pickedParts,
  );
  await own.close();
});

async function buildOf(searchFolder: string): Promise<string> {
  return decodeManifest(await createDiskFiles(searchFolder).manifest()).build;
}
