import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlainAnswers } from './plain-answers';

let folder: string;
const messages: string[] = [];
const log = (message: string) => messages.push(message);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-plain-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function open(name: string, renderer = 'one') {
  return openPlainAnswers(path.join(folder, name), { renderer, log });
}

test('what was added is known after a restart, until the answer or the renderer changes', async () => {
  const before = open('kept');
  expect(await before.has('An answer.')).toBe(false);
  await before.add('An answer.');
  expect(await before.has('An answer.')).toBe(true);
  const after = open('kept');
  expect(await after.has('An answer.')).toBe(true);
  expect(await after.has('An answer, edited.')).toBe(false);
  expect(await open('kept', 'two').has('An answer.')).toBe(false);
});

test('a damaged file is passed over, and written on', async () => {
  await writeFile(path.join(folder, 'damaged'), Buffer.from([0, 255, 10, 200, 65]));
  const answers = open('damaged');
  expect(await answers.has('An answer.')).toBe(false);
  await answers.add('An answer.');
  expect(await open('damaged').has('An answer.')).toBe(true);
});

test('the file is bounded, and holds the latest', async () => {
  const answers = open('many');
  for (let n = 0; n < 2500; n++) await answers.add(`answer ${n}`);
  expect((await stat(path.join(folder, 'many'))).size).toBeLessThan(100_000);
  const again = open('many');
  expect(await again.has('answer 2499')).toBe(true);
  expect(await again.has('answer 0')).toBe(false);
  expect(await readFile(path.join(folder, 'many'), 'utf8')).toMatch(/^(?:\n[\w-]{43}\n)+$/);
});

test('where nothing can be written it is said once, and known until the end', async () => {
  const answers = openPlainAnswers(path.join(folder, 'none', 'file'), { renderer: 'one', log });
  await answers.add('An answer.');
  await answers.add('Another.');
  expect(await answers.has('An answer.')).toBe(true);
  expect(messages.length).toBe(1);
});
