import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '@/lib/process/user-error';
import { startFakeS3 } from '@/test-support/fake-s3';
import { StorageAway } from './object-store';
import { createS3Store } from './s3-store';

const patience = { timeoutMs: 5000, tries: 3 };

async function storage(prefix = 'a/library/') {
  const fake = await startFakeS3(tmpdir(), prefix);
  onTestFinished(() => fake.close());
  return { fake, store: createS3Store(fake.settings, patience) };
}

test('objects are written, read by their mark, listed and removed below the prefix', async () => {
  const { fake, store } = await storage();
  const bytes = Buffer.from('some bytes');
  const mark = await store.write('parts/one', bytes);
  expect([...fake.objects.keys()]).toEqual(['a/library/parts/one']);
  expect(await store.read('parts/one')).toEqual({ bytes, mark });
  expect(await store.read('parts/one', { unless: mark })).toBe('same');
  expect(await store.read('parts/two')).toBeUndefined();
  for (let n = 0; n < 1200; n++) fake.objects.set(`a/library/parts/${1e4 + n}`, bytes);
  const keys = await store.list('parts/');
  expect(keys).toHaveLength(1201);
  expect(keys).toContain('parts/one');
  await store.remove('parts/one');
  expect(await store.read('parts/one')).toBeUndefined();
});

test('of two that write under a condition one is told that it does not hold', async () => {
  const { store } = await storage();
  const mark = (await store.write('current', Buffer.from('1'), 'new')) ?? '';
  expect(await store.write('current', Buffer.from('2'), 'new')).toBeUndefined();
  expect(await store.write('current', Buffer.from('2'), { mark })).toBeDefined();
  expect(await store.write('current', Buffer.from('3'), { mark })).toBeUndefined();
  expect(await store.write('gone', Buffer.from('3'), { mark })).toBeUndefined();
});

test.each([
  [404, 'NoSuchKey'],
  [409, 'OperationAborted'],
  [412, 'PreconditionFailed'],
])('what refuses a writing without a condition is no failed condition: %i', async (status, code) => {
  const { fake, store } = await storage();
  fake.fault = () => ({ status, body: `<Error><Code>${code}</Code></Error>` });
  await expect(store.write('parts/one', Buffer.from('1'))).rejects.toThrow(`${status} ${code}`);
});

test('a writing whose answer was lost is no failed condition', async () => {
  const { fake, store } = await storage();
  let isFirst = true;
  fake.fault = ({ method }) => {
    if (method !== 'PUT' || !isFirst) return undefined;
    isFirst = false;
    return { status: 500, isDone: true };
  };
  expect(await store.write('current', Buffer.from('1'), 'new')).toBeDefined();
  expect(fake.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
});

test('what passes is asked again, and what does not answer is said to be away', async () => {
  const { fake, store } = await storage();
  let left = 2;
  fake.fault = () => (left-- > 0 ? 'hang up' : undefined);
  expect(await store.read('parts/one')).toBeUndefined();
  fake.fault = () => ({ status: 503 });
  await expect(store.read('parts/one')).rejects.toThrow(StorageAway);
  expect(fake.asked).toHaveLength(6);
});

test('a storage that hangs is given up in time', async () => {
  const fake = await startFakeS3(tmpdir());
  onTestFinished(() => fake.close());
  fake.fault = () => 'hang';
  const store = createS3Store(fake.settings, { timeoutMs: 50, tries: 2 });
  const reading = store.read('parts/one');
  await expect(reading).rejects.toThrow(StorageAway);
  await expect(reading).rejects.toThrow('does not answer (not in time)');
});

test('a refusal says what to look at, and nothing of the credentials', async () => {
  const { fake, store } = await storage();
  fake.fault = () => ({
    status: 403,
    body: '<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>the-key</AWSAccessKeyId><StringToSign>the-secret</StringToSign></Error>',
  });
  const error = await store.read('parts/one').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toContain('403 SignatureDoesNotMatch');
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/the-key|the-secret/);
  expect(fake.asked).toHaveLength(1);
});
