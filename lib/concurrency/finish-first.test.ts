import { expect, test } from 'vitest';
import { finishFirst } from './finish-first';

/** Threads whose tasks end when they are told to, and that note what they did. */
function fakeThreads() {
  const done: string[] = [];
  const ends: (() => void)[] = [];
  return {
    done,
    end: () => ends.shift()?.(),
    run: (task: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        done.push(`began ${task}`);
        ends.push(() => (task === 'fails' ? reject(new Error('no model')) : resolve(task)));
      }),
    close: async () => void done.push('closed'),
  };
}

test('threads are closed after all that they are at, whether it goes well or not', async () => {
  const fake = fakeThreads();
  const threads = finishFirst(fake);
  const results = ['works', 'fails'].map((task) => threads.run(task).catch(String));
  const closing = threads.close();
  fake.end();
  await results[0];
  expect(fake.done).toEqual(['began works', 'began fails']);
  fake.end();
  await closing;
  expect(fake.done).toEqual(['began works', 'began fails', 'closed']);
  expect(await results[1]).toBe('Error: no model');
});

test('nothing is begun once they are to close', async () => {
  const fake = fakeThreads();
  const threads = finishFirst(fake);
  await threads.close();
  await expect(threads.run('late')).rejects.toThrow('closed');
  expect(fake.done).toEqual(['closed']);
});

test('what does not end is ended with its thread', async () => {
  const fake = fakeThreads();
  const threads = finishFirst(fake, 1);
  void threads.run('hangs');
  await threads.close();
  expect(fake.done).toEqual(['began hangs', 'closed']);
});
