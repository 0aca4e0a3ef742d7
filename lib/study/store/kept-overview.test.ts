import { afterEach, expect, test, vi } from 'vitest';
import { buildDeck } from '@/lib/study/recall/deck';
import { overviewOf } from '@/lib/study/recall/overview';
import { defaultSettings } from '@/lib/study/recall/recall-settings';
import { dayMs, type Moment } from '@/lib/study/recall/study-day';
import { findOverview, forgetOverviews, keepOverviews } from './kept-overview';

const now: Moment = { ms: 1_000 * dayMs, zoneMinutes: 0 };
const at = (ms: number) =>
  ({ id: `r${ms}`, card: 'art/a', rating: 3, reviewedMs: ms, zoneMinutes: 0 }) as const;
const deck = buildDeck(
  {
    reviews: [at(990 * dayMs), at(994 * dayMs), at(now.ms - 60_000)],
    decisions: [{ id: 'art/b', title: 'B?', isSuspended: true, buriedUntilMs: 0 }],
  },
  defaultSettings,
  now,
);
const overview = overviewOf(deck, defaultSettings, { now, offered: ['art/a', 'art/c'] });

function stubStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
  return kept;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an overview says what is due, new and done, and names what is suspended', () => {
  expect(overview).toMatchObject({ fresh: 1, done: 1, learned: 1 });
  expect(overview.suspended).toEqual([{ id: 'art/b', path: 'art/b', title: 'B?' }]);
});

test('an overview is found again whole on its day, and on no other', () => {
  stubStorage();
  keepOverviews([overview]);
  expect(findOverview(overview.day)).toEqual(JSON.parse(JSON.stringify(overview)));
  expect(findOverview(overview.day + 1)).toBeUndefined();
});

test('what it is made of makes it forgotten, and nothing else does', () => {
  stubStorage();
  keepOverviews([overview]);
  forgetOverviews(new Set(['note', 'highlight', 'tick']));
  expect(findOverview(overview.day)).toBeDefined();
  forgetOverviews(new Set(['note', 'review']));
  expect(findOverview(overview.day)).toBeUndefined();
});

test.each(['{', 'null', '{}', '[null]', `[{"day":${overview.day}}]`])('%s in its place is none', (text) => {
  const kept = stubStorage();
  keepOverviews([overview]);
  for (const key of kept.keys()) kept.set(key, text);
  expect(findOverview(overview.day)).toBeUndefined();
});

test('without storage there is none', () => {
  keepOverviews([overview]);
  forgetOverviews(new Set(['review']));
  expect(findOverview(overview.day)).toBeUndefined();
});
