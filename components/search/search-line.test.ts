import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SearchAnswer, SearchRequest, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { createSearchLine } from './search-line';

const failed: SearchAnswer = { status: 'failed', reason: '' };

/** A line over a search that takes `takesMs`, and what it was asked. */
function lineOver(takesMs: number) {
  const searched: string[] = [];
  const told: string[] = [];
  const line = createSearchLine(async ({ query }) => {
    searched.push(query);
    await new Promise((resolve) => setTimeout(resolve, takesMs));
    return failed;
  });
  const ask = (query: string) => {
    const request: SearchRequest = { query, limit: 6, offset: 0 };
    line.ask(request, () => told.push(query));
  };
  const type = async (text: string, keyMs: number) => {
    for (let end = 1; end <= text.length; end++) {
      ask(text.slice(0, end));
      await vi.advanceTimersByTimeAsync(keyMs);
    }
  };
  return { line, searched, told, ask, type };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('searches while one types', () => {
  test('are few at 80 ms a key, yet never far behind', async () => {
    const { searched, type } = lineOver(5);
    await type('opportunity cost of time', 80);
    await vi.advanceTimersByTimeAsync(300);
    expect(searched.at(-1)).toBe('opportunity cost of time');
    expect(searched.length).toBeLessThanOrEqual(6);
    expect(searched.length).toBeGreaterThanOrEqual(3);
    expect(searched.filter((query) => /(^|\s)\S$/.test(query))).toEqual([]);
  });

  test('wait for a letter that stands alone, and no longer than for a thought', async () => {
    const { searched, ask } = lineOver(5);
    ask('c');
    await vi.advanceTimersByTimeAsync(200);
    expect(searched).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(searched).toEqual(['c']);
  });

  test('run one at a time, the newest next', async () => {
    const { searched, told, ask } = lineOver(350);
    ask('photo');
    await vi.advanceTimersByTimeAsync(120);
    ask('photos');
    await vi.advanceTimersByTimeAsync(120);
    ask('photosyn');
    await vi.advanceTimersByTimeAsync(120);
    expect(searched).toEqual(['photo']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(searched).toEqual(['photo', 'photosyn']);
    expect(told).toEqual(['photosyn']);
  });

  test('do not wait for one that takes too long', async () => {
    const { searched, ask } = lineOver(5000);
    ask('photo');
    await vi.advanceTimersByTimeAsync(120);
    ask('photosyn');
    await vi.advanceTimersByTimeAsync(600);
    expect(searched).toEqual(['photo', 'photosyn']);
  });

  test('tell what comes later apart, or as the answer where there was nothing before', async () => {
    for (const total of [0, 3]) {
      const told: string[] = [];
      const found = { status: 'ok', total, hits: [] } as unknown as SearchResult;
      const line = createSearchLine(async (_, onBetter) => {
        setTimeout(() => onBetter?.(found), 50);
        return found;
      });
      line.ask({ query: 'kids', limit: 6, offset: 0 }, () => told.push('answer'), {
        onBetter: () => told.push('better'),
      });
      await vi.advanceTimersByTimeAsync(500);
      expect(told).toEqual(['answer', total === 0 ? 'answer' : 'better']);
    }
  });

  test('tell nothing once dropped', async () => {
    const { line, told, ask } = lineOver(50);
    ask('photo');
    await vi.advanceTimersByTimeAsync(120);
    line.drop();
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual([]);
  });
});
