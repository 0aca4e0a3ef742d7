import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeAll } from './vectors';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stoa-vectors-'));
});
afterEach(() => rm(folder, { recursive: true }));

function countingEncoder(fingerprint = 'model') {
  const asked: string[] = [];
  const encode = async (texts: readonly string[]) => {
    asked.push(...texts);
    return texts.map((text) => Float32Array.of(text.length, 0.5));
  };
  return { asked, fingerprint, dimensions: 2, encode };
}

const texts = Array.from({ length: 2300 }, (_, i) => `text ${i}`);

test('texts are encoded once, and the vectors kept are those that were made', async () => {
  const encoder = countingEncoder();
  const made = await encodeAll(encoder, texts, folder);
  expect(encoder.asked).toEqual(texts);
  const kept = await encodeAll(encoder, texts, folder);
  expect(encoder.asked).toHaveLength(texts.length);
  expect(kept).toEqual(made);
});

test('what is new, of another model or cut short is encoded again', async () => {
  await encodeAll(countingEncoder(), texts, folder);
  const more = countingEncoder();
  await encodeAll(more, [...texts, 'another'], folder);
  // The texts before stand in parts of their own.
  expect(more.asked).toEqual([...texts.slice(2000), 'another']);
  const other = countingEncoder('another model');
  await encodeAll(other, texts.slice(0, 1000), folder);
  expect(other.asked).toHaveLength(1000);
  for (const name of await readdir(folder)) await truncate(path.join(folder, name), 100);
  const again = countingEncoder();
  await encodeAll(again, texts, folder);
  expect(again.asked).toHaveLength(texts.length);
});
