import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExplainer, type Explanation } from '@/lib/search/engine/explain';
import { buildSample, questionOf, sampleDocuments } from '@/test-support/sample-search';
import { createDiskFiles } from './disk-files';

let folder: string;
let explain: (query: string) => Promise<Explanation>;
beforeAll(async () => {
  ({ folder } = await buildSample(sampleDocuments));
  const explainer = createExplainer(createDiskFiles(folder));
  explain = (query) => explainer({ query, limit: 10, offset: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('each word is told with its term, its weight and whether the library has it', async () => {
  const { words, stopWords } = await explain('what is a stoma and zzqx ');
  expect(
    words.map(({ typed, term, count, isTask, isKnown }) => [typed, term, count, isTask, isKnown]),
  ).toEqual([
    ['stoma', 'stoma', 1, false, true],
    ['zzqx', 'zzqx', 1, false, false],
  ]);
  expect(words[0]?.weight).toBeGreaterThan(0);
  expect([...stopWords].sort()).toEqual(['a', 'and', 'is', 'what']);
});

test('each hit is told with the parts that add up to its score', async () => {
  const { result, hits, meaning } = await explain('stoma ');
  expect(meaning).toBeUndefined();
  expect(result.hits.length).toBeGreaterThan(0);
  expect(hits.map(({ hit }) => questionOf(hit))).toEqual(result.hits.map(questionOf));
  for (const { hit, words, byWords, meaning: gained } of hits) {
    expect(byWords).toBe(words.score);
    expect(words.score).toBeCloseTo(hit.score, 4);
    const sum = words.words.reduce((all, { part }) => all + part, 0) + (words.title?.part ?? 0);
    expect(sum * words.gain).toBeCloseTo(words.score, 5);
    expect(gained).toBeUndefined();
  }
});

test('longer words of an open one, quoted and excluded words and repairs are told', async () => {
  const open = await explain('stom');
  expect(open.words[0]?.also).toContain('stoma');
  expect(open.words[0]?.also).not.toContain(open.words[0]?.term);
  const quoted = await explain('"tiny pore" -war ');
  expect(quoted.excluded).toEqual(['war']);
  const slip = await explain('stomma ');
  expect(slip.repairs.map(({ word, candidates }) => [word, candidates[0]?.written])).toEqual([
    ['stomma', 'stoma'],
  ]);
  expect((await explain('stoma ')).repairs).toEqual([]);
});

test('what finds nothing is explained all the same', async () => {
  const { result, hits, words } = await explain('zzqx ');
  expect([result.status, hits, words.map(({ isKnown }) => isKnown)]).toEqual(['ok', [], [false]]);
});
