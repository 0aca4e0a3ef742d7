import { expect, test } from 'vitest';
import { fakeThreads } from '@/test-support/fake-threads';
import { finishFirst } from './finish-first';

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
