import { expect, it } from 'vitest';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { answerAnyhow } from './answer-anyhow';

const ok = (query: string) => ({ status: 'ok', query }) as SearchAnswer;
const failed: SearchAnswer = { status: 'failed', reason: 'No connection.' };

/** What a reader is told, in order. */
async function told({
  site = ok('site') as SearchAnswer | 'never',
  kept = ok('kept') as SearchAnswer | 'none',
  isOffline = false,
  waitMs = 10_000,
}) {
  const answers: SearchAnswer[] = [];
  let asked = 0;
  let isTold = () => {};
  const first = new Promise<void>((resolve) => {
    isTold = resolve;
  });
  const task = answerAnyhow(
    async (report) => (site === 'never' ? new Promise<void>(() => {}) : report.answer(site)),
    async () => {
      asked += 1;
      return kept === 'none' ? undefined : kept;
    },
    {
      report: {
        answer(answer) {
          answers.push(answer);
          isTold();
        },
        better: () => {},
      },
      isOffline,
      waitMs,
    },
  );
  await Promise.race([task, first]);
  return { answers, asked };
}

it('answers from the site, and asks for nothing kept', async () => {
  expect(await told({})).toEqual({ answers: [ok('site')], asked: 0 });
});

it('answers from what is kept where the site fails', async () => {
  expect((await told({ site: failed })).answers).toEqual([ok('kept')]);
});

it('answers from what is kept where the site gives no answer', async () => {
  expect((await told({ site: 'never', waitMs: 5 })).answers).toEqual([ok('kept')]);
});

it('does not ask the site where the browser knows that there is no connection', async () => {
  expect((await told({ site: 'never', isOffline: true })).answers).toEqual([ok('kept')]);
});

it('says what failed where nothing is kept', async () => {
  for (const kept of ['none', failed] as const)
    expect((await told({ site: failed, kept, isOffline: true })).answers).toEqual([failed]);
});
