import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseStorageSettings } from './storage-settings';

const STOA_SNAPSHOTS = 's3://library/school/';

test('nothing is set where no address is', () => {
  expect(parseStorageSettings({})).toBeUndefined();
  expect(parseStorageSettings({ STOA_SNAPSHOTS: ' ' })).toBeUndefined();
});

test('an address has a bucket and maybe a prefix', () => {
  expect(parseStorageSettings({ STOA_SNAPSHOTS, STOA_SNAPSHOTS_REGION: 'eu-central-1' })).toMatchObject({
    bucket: 'library',
    prefix: 'school/',
    endpoint: 'https://s3.eu-central-1.amazonaws.com',
    credentials: undefined,
    cacheBytes: 2048 * 1024 * 1024,
    pushes: false,
  });
  expect(parseStorageSettings({ STOA_SNAPSHOTS: 's3://library' })?.prefix).toBe('');
  expect(parseStorageSettings({ STOA_SNAPSHOTS, STOA_SNAPSHOTS_PUSH: 'on' })?.pushes).toBe(true);
});

test('credentials come from variables or files', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'secret');
  await writeFile(file, 'from a file\n');
  const settings = { STOA_SNAPSHOTS, STOA_SNAPSHOTS_KEY_ID: 'key', STOA_SNAPSHOTS_SECRET_FILE: file };
  expect(parseStorageSettings(settings)?.credentials).toEqual({ keyId: 'key', secret: 'from a file' });
});

test.each([
  [{ STOA_SNAPSHOTS: 's3://key:hidden@library/x' }, 'STOA_SNAPSHOTS is no address'],
  [{ STOA_SNAPSHOTS: 's3://library/../other' }, 'STOA_SNAPSHOTS is no address'],
  [{ STOA_SNAPSHOTS, STOA_SNAPSHOTS_SECRET: 'hidden' }, 'belong together'],
  [{ STOA_SNAPSHOTS, STOA_SNAPSHOTS_ENDPOINT: 'https://key:hidden@storage' }, 'STOA_SNAPSHOTS_ENDPOINT'],
  [{ STOA_SNAPSHOTS, STOA_SNAPSHOTS_SECRET: 'hidden\nx', STOA_SNAPSHOTS_KEY_ID: 'k' }, 'more than one line'],
  [{ STOA_SNAPSHOTS, STOA_SNAPSHOTS_CACHE_MB: '1' }, 'STOA_SNAPSHOTS_CACHE_MB is 1'],
  [{ STOA_SNAPSHOTS, STOA_SNAPSHOTS_PUSH: 'yes' }, 'STOA_SNAPSHOTS_PUSH is yes'],
])('what cannot be used is named, without what is secret: %j', (environment, said) => {
  const parse = () => parseStorageSettings(environment);
  expect(parse).toThrow(said);
  expect(parse).not.toThrow(/hidden/);
});
