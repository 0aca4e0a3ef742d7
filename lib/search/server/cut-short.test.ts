import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample, type SampleSearch } from '@/test-support/sample-search';
import { createSearchEngine } from '../engine/search-engine';
import { createDiskFiles } from './disk-files';

let sample: SampleSearch;
beforeAll(async () => {
  sample = await buildSample();
});
afterAll(() => rmSync(sample.folder, { recursive: true }));

const queries = ['water root leaf', '"water leaves" root', 'watr rot lef', 'root water -"cold water"'];

describe('a search that has had its time', () => {
  it.each(queries)('says that it was cut short, wherever that was: %s', async (query) => {
    const engine = createSearchEngine(createDiskFiles(sample.folder));
    const request = { query, limit: 10, offset: 0 };
    let looks = 0;
    await engine.search(request, undefined, () => ++looks < 0);
    const all = looks;
    expect(all).toBeGreaterThan(1);
    for (let most = 0; most < all; most++) {
      let left = most;
      const answer = await engine.search(request, undefined, () => left-- <= 0);
      expect(answer).toMatchObject({ status: 'ok', isPartial: true });
    }
    let left = all;
    const whole = await engine.search(request, undefined, () => left-- <= 0);
    expect(whole).toEqual(await engine.search(request));
    expect(whole).not.toHaveProperty('isPartial');
  });
  it('never finds what was to be left out', async () => {
    const request = { query: 'water -leaf', limit: 10, offset: 0 };
    for (let most = 0; most < 6; most++) {
      let left = most;
      const answer = await sample.engine.search(request, undefined, () => left-- <= 0);
      const slugs = answer.status === 'ok' ? answer.hits.map(({ slug }) => slug) : [];
      expect(slugs).not.toContain('what-is-transpiration');
    }
  });
});
