import { expect, test } from 'vitest';
import { createCutter, mostPartBytes } from './cut-parts';

function cut(bytes: Uint8Array, step: number): string[] {
  const cutter = createCutter();
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; at += step)
    ends.push(...cutter.next(bytes.subarray(at, at + step)).map((end) => at + end));
  const all = [0, ...ends, ...(ends.at(-1) === bytes.length ? [] : [bytes.length])];
  return all.slice(1).map((end, i) => Buffer.from(bytes.subarray(all[i], end)).toString('base64'));
}

/** Bytes that look like chance, the same ones every time. */
function made(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

test('the cuts do not depend on how the bytes arrive', () => {
  const bytes = made(3_000_000, 7);
  expect(cut(bytes, 1_000_003)).toEqual(cut(bytes, 4096));
  const joined = Buffer.concat(cut(bytes, 4096).map((part) => Buffer.from(part, 'base64')));
  expect(joined.equals(bytes)).toBe(true);
});

test('what is put in changes a few parts, and moves no other cut', () => {
  const before = made(6_000_000, 7);
  const after = Buffer.concat([
    before.subarray(0, 2_000_000),
    Buffer.from('new'),
    before.subarray(2_000_000),
  ]);
  const known = new Set(cut(before, 65_536));
  const others = cut(after, 65_536).filter((part) => !known.has(part));
  expect(known.size).toBeGreaterThan(15);
  expect(others.length).toBeLessThanOrEqual(3);
});

test('bytes without any variety are cut too', () => {
  const parts = cut(Buffer.alloc(mostPartBytes * 2 + 10), 50_000);
  expect(parts.map((part) => Buffer.from(part, 'base64').length)).toEqual([mostPartBytes, mostPartBytes, 10]);
});
