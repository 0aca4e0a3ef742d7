import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { parseGoldenQueries } from '@/lib/content/golden-queries-file';
import { answerText } from '@/lib/markdown/answer-text';
import { renderAnswer } from '@/lib/markdown/render-answer';
import { createSearchEngine, type SearchFiles } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { type BuiltGeneration, buildGeneration } from './build-generation';

// The whole library is rendered and read: on a busy machine that takes longer than most tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let catalog: Catalog;
let built: BuiltGeneration;
let files: SearchFiles;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-bundled-'));
  built = await buildGeneration(path.resolve('content'), folder, () => () => {});
  catalog = await openCatalog(folder);
  files = createDiskFiles(path.join(folder, 'search'));
});

const all = () => Array.from({ length: catalog.frame.total }, (_, number) => catalog.record(number));

describe('the bundled library', () => {
  test('has no fault, and at least six questions in each of six subjects', () => {
    expect(built.faults).toEqual([]);
    expect(catalog.frame.subjects.length).toBeGreaterThanOrEqual(6);
    for (const subject of catalog.frame.subjects)
      expect(subject.count, subject.slug).toBeGreaterThanOrEqual(6);
  });

  test('answers each question in 280 to 620 words, with a summary and 8 to 12 keywords', async () => {
    for (const { number, slug, summary, keywords } of all()) {
      const words = answerText(await catalog.answer(number)).split(/\s+/).length;
      expect(words, slug).toBeGreaterThanOrEqual(280);
      expect(words, slug).toBeLessThanOrEqual(620);
      expect(summary.length, slug).toBeGreaterThan(40);
      expect(keywords.length, slug).toBeGreaterThanOrEqual(8);
      expect(keywords.length, slug).toBeLessThanOrEqual(12);
    }
  });

  test('relates each question to five others, and most of them to other subjects too', () => {
    let wandering = 0;
    for (const { slug, subject, related } of all()) {
      expect(new Set(related).size, slug).toBe(5);
      if (related.some((number) => catalog.record(number).subject !== subject)) wandering++;
    }
    expect(wandering / catalog.frame.total).toBeGreaterThan(0.75);
  });

  test('renders every answer without a fault', async () => {
    for (const { number, slug } of all()) {
      const { faults, html } = await renderAnswer(await catalog.answer(number));
      expect(faults, slug).toEqual([]);
      expect(html, slug).not.toContain('\\n');
    }
  });

  test('shares no run of 12 words between two answers', async () => {
    const seen = new Map<string, string>();
    for (const { number, slug } of all()) {
      const words =
        answerText(await catalog.answer(number))
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      for (let i = 0; i + 12 <= words.length; i++) {
        const run = words.slice(i, i + 12).join(' ');
        expect(seen.get(run) ?? slug, run).toBe(slug);
        seen.set(run, slug);
      }
    }
  });

  test('finds every question by its own words, first', async () => {
    const engine = createSearchEngine(files);
    for (const { slug, question } of all()) {
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
    expect(golden.length).toBeGreaterThanOrEqual(60);
    expect(misses).toEqual([]);
  });
});
