import { expect, it } from 'vitest';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { createFailoverEngine } from './failover-engine';
import type { ServerEngine } from './server-engine';

const request = { query: 'cell', limit: 10, offset: 0 };
const found = { status: 'ok', query: 'cell' } as SearchAnswer;
const failed: SearchAnswer = { status: 'failed', reason: 'the cluster is gone' };

const engine = (search: () => Promise<SearchAnswer>, trouble?: string): ServerEngine => ({
  search,
  warm: async () => {},
  trouble: () => trouble,
  close: async () => {},
});
const never = () => new Promise<SearchAnswer>(() => {});

it('answers with the second engine where the first fails or takes too long, and says so once', async () => {
  for (const first of [async () => failed, never]) {
    const said: string[] = [];
    const failover = createFailoverEngine({
      first: engine(first),
      second: engine(async () => found),
      budgetMs: 5,
      onFailure: (reason) => said.push(reason),
    });
    expect(failover.trouble()).toBeUndefined();
    expect(await failover.search(request)).toBe(found);
    expect(await failover.search(request)).toBe(found);
    expect(said).toHaveLength(1);
    expect(failover.trouble()).toContain('the embedded index answers instead');
  }
});
it('fails with words for the reader where there is no second, and is never empty', async () => {
  const failover = createFailoverEngine({
    first: engine(async () => failed),
    second: undefined,
    budgetMs: 60_000,
    onFailure: () => {},
  });
  const answer = await failover.search(request);
  expect(answer).toEqual({ status: 'failed', reason: expect.stringContaining('try again') });
  expect(failover.trouble()).toContain('nothing answers instead');
});
it('says nothing any more once the first answers again', async () => {
  let isWell = false;
  const failover = createFailoverEngine({
    first: engine(async () => (isWell ? found : failed)),
    second: engine(async () => found),
    budgetMs: 60_000,
    onFailure: () => {},
  });
  await failover.search(request);
  isWell = true;
  await failover.search(request);
  expect(failover.trouble()).toBeUndefined();
});
