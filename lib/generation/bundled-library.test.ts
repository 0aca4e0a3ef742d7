import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseGoldenQueries } from '@/lib/content/golden-queries-file';
import { createSearchEngine, type SearchFiles } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { type Bundled, openBundled } from './bundled';

let bundled: Bundled;
let files: SearchFiles;

beforeAll(async () => {
  bundled = await openBundled();
  files = createDiskFiles(path.join(bundled.folder, 'search'));
});
afterAll(() => bundled.catalog.close());

describe('the bundled library', () => {
  test('has no fault, and at least 25 questions in each of 12 subjects', () => {
    expect(bundled.built.faults).toEqual([]);
    expect(bundled.catalog.frame.subjects.length).toBeGreaterThanOrEqual(12);
    for (const subject of bundled.catalog.frame.subjects)
      expect(subject.count, subject.slug).toBeGreaterThanOrEqual(25);
  });

  test('finds every question by its own words, first', async () => {
    const engine = createSearchEngine(files);
    for (const { slug, question } of bundled.questions) {
      const answer = await engine.search({ query: question, limit: 1, offset: 0 });
      expect(answer.status === 'ok' ? answer.hits[0]?.slug : answer).toBe(slug);
    }
  });

  test('finds what students look for, at the rank it should have', async () => {
    const golden = parseGoldenQueries(await readFile('content/golden-queries.yml', 'utf8'));
    const engine = createSearchEngine(files);
    const ranks: number[] = [];
    const misses: string[] = [];
    for (const { query, question, worst } of golden) {
      const answer = await engine.search({ query, limit: 10, offset: 0 });
      const found =
        answer.status === 'ok' ? answer.hits.map(({ subject, slug }) => `${subject}/${slug}`) : [];
      const rank = found.indexOf(question) + 1;
      ranks.push(rank);
      if (rank === 0 || rank > worst)
        misses.push(`${query}: rank ${rank || 'none'}, wanted ${worst} (${question})`);
    }
    const share = (sum: number) => (sum / golden.length).toFixed(3);
    const hit1 = share(ranks.filter((rank) => rank === 1).length);
    const mrr = share(ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0));
    console.log(`golden queries: ${golden.length}, hit@1 ${hit1}, MRR ${mrr}, misses ${misses.length}`);
    expect(golden.length).toBeGreaterThanOrEqual(200);
    expect(misses).toEqual([]);
  });
});
