import { mkdir, mkdtemp, readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeNearList } from '@/lib/search/format/protocol/near-list';
import { openEncoder } from '@/lib/search/meaning/encode/encoder';
import { ownersModel, usesMeaning } from '@/lib/search/meaning/encode/site-model';
import { buildSample } from '@/test-support/sample-search';
import { encodeSnapshot } from './encode-snapshot';
import { findVectors } from './meaning-folder';
import findNear from './near-task';

/**
 * Three words for each of four things, in 1.7 kB: one table of vectors, with the names of inputs and output, and the one
 * vector a token, that models of sentence-transformers have. Made with Python's `onnx`: a single Gather node.
 */
const tinyModel = path.resolve('test-support/tiny-model');
const reasons: string[] = [];
const encoder = await openEncoder({ folder: tinyModel, onFailure: (reason) => reasons.push(reason) });

describe.runIf(encoder || !/Cannot find package/.test(reasons[0] ?? ''))('a model of the owner', () => {
  it('may have other names, other dimensions and a vector a token', async () => {
    expect(reasons).toEqual([]);
    expect(encoder?.dimensions).toBe(24);
    const [sea, ocean, war] = (await encoder?.encode(['sea', 'the ocean', 'war'])) ?? [];
    const cosine = (other = sea) => sea?.reduce((sum, value, i) => sum + value * (other?.[i] ?? 0), 0) ?? 0;
    expect(cosine(ocean)).toBeGreaterThan(0.8);
    expect(cosine(war)).toBeLessThan(0.1);
    expect(encoder?.understands('чай')).toBe(true);
  });

  it('is kept with its vectors, so that whoever serves them has it', async () => {
    if (encoder === undefined) throw new Error('no encoder');
    const root = await encodeSample({ encoder, ownModel: tinyModel });
    const found = await findVectors(root, 'aaaa0001');
    expect((await readdir(found?.ownModel ?? '')).sort()).toEqual(['model.onnx', 'tokenizer.json']);
    const ask = (model: string | undefined) =>
      findNear({ vectors: found?.file ?? '', model, text: 'a fight' });
    const list = decodeNearList((await ask(found?.ownModel)) ?? new Uint8Array());
    expect(list.documents.length).toBeGreaterThan(3);
  });

  it('whose vectors another one made is told of', async () => {
    if (encoder === undefined) throw new Error('no encoder');
    const root = await encodeSample({ encoder: { ...encoder, fingerprint: 'another' } });
    const found = await findVectors(root, 'aaaa0001');
    const task = { vectors: found?.file ?? '', model: tinyModel, text: undefined };
    await expect(findNear(task)).rejects.toThrow('another model');
  });
});

describe('what a site says of meaning', () => {
  it('is off, a folder seen from the content, or nothing: then the language decides', () => {
    expect(usesMeaning({ meaning: undefined, language: 'en-GB' })).toBe(true);
    expect(usesMeaning({ meaning: undefined, language: 'de' })).toBe(false);
    expect(usesMeaning({ meaning: 'off', language: 'en' })).toBe(false);
    expect(usesMeaning({ meaning: '../model', language: 'de' })).toBe(true);
    expect(ownersModel({ meaning: '../model' }, '/srv/content')).toBe('/srv/model');
    expect(ownersModel({ meaning: 'off' }, '/srv/content')).toBeUndefined();
  });
});

/** The vectors of a made-up library; answers the folder that holds them. */
async function encodeSample(
  by: Pick<Parameters<typeof encodeSnapshot>[0], 'encoder' | 'ownModel'>,
): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'stoa-meaning-'));
  const snapshot = path.join(root, 'generations', 'aaaa0001');
  await mkdir(snapshot, { recursive: true });
  await rename((await buildSample()).folder, path.join(snapshot, 'search'));
  await encodeSnapshot({
    root,
    snapshot: 'aaaa0001',
    searchFolder: path.join(snapshot, 'search'),
    snapshotsFolder: path.join(root, 'generations'),
    ...by,
  });
  return root;
}
