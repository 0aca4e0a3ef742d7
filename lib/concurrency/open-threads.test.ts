import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOutOfMemory, openThreads, ThreadEnded, type Threads } from './open-threads';

/** A program whose tasks end their thread in every way there is, the first time or always. */
const program = `
  import { readFileSync } from 'node:fs';
  import { threadId } from 'node:worker_threads';
  import { carryingErrors } from ${JSON.stringify(path.resolve('lib/concurrency/carried-errors.ts'))};
  const ways = {
    exit: () => process.exit(3),
    throw: () => { setTimeout(() => { throw new Error('nobody listens'); }); return new Promise(() => {}); },
    memory: () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); },
    later: () => { setTimeout(() => { throw new Error('after its task'); }, 20); return threadId; },
    fail: () => { throw new Error('the task itself'); },
    refuse: () => readFileSync('/not/there'),
    work: () => threadId,
  };
  export default carryingErrors(({ way, tries }) =>
    Atomics.add(tries, 0, 1) === 0 || way !== 'exit' ? ways[way]() : threadId);
`;
let folder: string;
let opened: Threads | undefined;
const reasons: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-threads-'));
  await writeFile(path.join(folder, 'program.mjs'), program);
  await writeFile(path.join(folder, 'broken.mjs'), 'process.exit(1)');
});
afterAll(async () => {
  await opened?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(name = 'program.mjs'): Promise<Threads> {
  await opened?.close();
  opened = openThreads({
    filename: path.join(folder, name),
    execArgv: ['--import', 'tsx'],
    threads: 1,
    resourceLimits: { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 4 },
    onError: (reason) => reasons.push(reason),
  });
  return opened;
}

function tries(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

test('a task whose thread ends is run once more in another', async () => {
  const threads = await open();
  const before = await threads.run({ way: 'work', tries: tries() });
  const counted = tries();
  const after = await threads.run({ way: 'exit', tries: counted });
  expect(after).not.toBe(before);
  expect(counted[0]).toBe(2);
});

test('and not where the caller does that, nor what throws or takes too much memory by itself', async () => {
  const threads = await open();
  await expect(threads.run({ way: 'exit', tries: tries() }, { isOnce: true })).rejects.toThrow(ThreadEnded);
  const counted = tries();
  await expect(threads.run({ way: 'fail', tries: counted })).rejects.toThrow('the task itself');
  expect(counted[0]).toBe(1);
  const memory = tries();
  expect(isOutOfMemory(await threads.run({ way: 'memory', tries: memory }).catch((error) => error))).toBe(
    true,
  );
  expect(memory[0]).toBe(1);
  await expect(threads.run({ way: 'throw', tries: tries() })).rejects.toThrow('nobody listens');
});

test('what throws in a thread has its name and its code where it was asked', async () => {
  const threads = await open();
  const refused: unknown = await threads.run({ way: 'refuse', tries: tries() }).catch((error) => error);
  expect(refused).toMatchObject({ name: 'Error', code: 'ENOENT', path: '/not/there' });
  expect(String(refused)).toContain('no such file');
  expect(refused).toHaveProperty('stack', expect.stringContaining('program'));
  expect(refused).not.toHaveProperty('cause');
});

test('a thread that fails without a task is told of, ends nothing else, and is replaced', async () => {
  const threads = await open();
  const before = await threads.run({ way: 'later', tries: tries() });
  while (!reasons.some((reason) => reason.includes('after its task'))) await sleep(5);
  expect(await threads.run({ way: 'work', tries: tries() })).not.toBe(before);
});

test('threads that end before they begin are tried again, and serve once they can', async () => {
  const threads = await open('broken.mjs');
  const waiting = threads.run({ way: 'work', tries: tries() }).catch(() => undefined);
  await sleep(300);
  // A thread that reads half of a file would not know its task.
  await writeFile(path.join(folder, 'whole.mjs'), program);
  await rename(path.join(folder, 'whole.mjs'), path.join(folder, 'broken.mjs'));
  await waiting;
  expect(await threads.run({ way: 'work', tries: tries() })).toBeGreaterThan(0);
});
