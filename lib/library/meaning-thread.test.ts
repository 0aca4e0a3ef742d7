import { expect, test } from 'vitest';
import { fakeThreads } from '@/test-support/fake-threads';
import { createMeaningThread } from './meaning-thread';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test.each(['loads', 'fails'])('a thread that %s is ended only after that', async (task) => {
  const threads = fakeThreads();
  const thread = createMeaningThread(threads);
  const loading = thread.run(task).catch(String);
  const closing = thread.close();
  await settled();
  expect(threads.done).toEqual([`began ${task}`]);
  threads.end();
  await closing;
  expect(threads.done).toEqual([`began ${task}`, 'closed']);
  await loading;
});

test('what waits for its turn is not begun once the thread is to end', async () => {
  const threads = fakeThreads();
  const thread = createMeaningThread(threads, 600_000);
  const first = thread.inTurn('first');
  const second = thread.inTurn('second');
  await settled();
  const closing = thread.close();
  threads.end();
  expect([await first, await second]).toEqual(['first', undefined]);
  await closing;
  await expect(thread.run('third')).rejects.toThrow('closed');
  expect(threads.done).toEqual(['began first', 'closed']);
});
