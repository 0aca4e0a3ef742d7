import { describe, expect, it } from 'vitest';
import reference from '@/test-support/encoder-reference.json';
import { openEncoder } from './encoder';
import { ownModelFolder, readModel } from './model-folder';
import { pooled } from './model-inputs';
import { createTokens } from './tokens';

const isInstalled = (await openEncoder()) !== undefined;

const { ids: tokenIds, knowsWord } = createTokens((await readModel(ownModelFolder())).tokenizer);

describe('the tokens of a text', () => {
  it('are those that the model was made with', () => {
    for (const { text, ids } of reference.texts) expect(tokenIds(text, 64), text).toEqual(ids);
  });

  it('are bounded, and end as every text ends', () => {
    for (const text of [
      'word '.repeat(1000),
      'x'.repeat(100_000),
      '👩‍👩‍👧 '.repeat(5000),
      '\u0301'.repeat(10_000),
    ]) {
      const ids = tokenIds(text, 64);
      expect(ids.length).toBeLessThanOrEqual(64);
      expect(ids.at(-1)).toBe(102);
    }
  });

  it('tell words that the model knows from others', () => {
    expect(['kids', 'plants', 'the'].map(knowsWord)).toEqual([true, true, true]);
    expect(['photosynthesiss', 'mitossis', '', '\u{1F9EC}'].map(knowsWord)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('can be had of every block of Unicode', () => {
    for (let point = 0; point < 0x110000; point += 0x80)
      expect(tokenIds(`a ${String.fromCodePoint(point)} b`, 64).length).toBeGreaterThan(2);
  });
});

describe.runIf(isInstalled)('the model', () => {
  it('gives what it was measured to give', async () => {
    const encoder = await openEncoder();
    const vectors = (await encoder?.encode(reference.texts.map(({ text }) => text))) ?? [];
    // Processors round the products of 8-bit numbers differently.
    for (const [i, { first8 }] of reference.texts.entries())
      for (const [j, value] of first8.entries())
        expect(Math.abs((vectors[i]?.[j] ?? 1) - value)).toBeLessThan(0.025);
    const cosine = (a = vectors[0], b = vectors[1]) =>
      a?.reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0) ?? 0;
    expect(Math.abs(cosine() - reference.cosine01)).toBeLessThan(0.02);
    expect(Math.abs(cosine(vectors[0], vectors[3]) - reference.cosine03)).toBeLessThan(0.02);
    expect(cosine(vectors[0], vectors[0])).toBeCloseTo(1, 5);
  });

  it('gives a text the same vector whatever it is encoded with', async () => {
    const encoder = await openEncoder();
    const [alone] = (await encoder?.encode(['one'])) ?? [];
    const [, beside] = (await encoder?.encode(['another, much longer text', 'one'])) ?? [];
    expect(beside).toEqual(alone);
  });
});

describe('where there is no model', () => {
  it('is told why, and there is no encoder', async () => {
    const reasons: string[] = [];
    const onFailure = (reason: string) => void reasons.push(reason);
    const loadRuntime = () =>
      Promise.reject(new Error("Cannot find package 'onnxruntime-node'\n  from here"));
    expect(await openEncoder({ onFailure, loadRuntime })).toBeUndefined();
    expect(await openEncoder({ onFailure, folder: '/nowhere' })).toBeUndefined();
    expect(reasons[0]).toBe("Cannot find package 'onnxruntime-node'");
    expect(reasons).toHaveLength(2);
  });
});

describe('the vector of a text', () => {
  it('is the mean of its tokens where the model gives those, and of length 1', () => {
    expect([...pooled([1, 0, 0, 1], [1, 2, 2])].map((v) => v.toFixed(3))).toEqual(['0.707', '0.707']);
    expect([...pooled([3, 4], [1, 2])].map((v) => v.toFixed(3))).toEqual(['0.600', '0.800']);
    expect(() => pooled([1, 2], [2])).toThrow('shape');
  });
});
