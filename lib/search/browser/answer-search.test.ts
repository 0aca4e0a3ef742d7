import { expect, it } from 'vitest';
import { withChecksum } from '@/lib/search/format/files/search-file';
import { encodeBlock } from '@/lib/search/format/files/stored-block';
import type { Hit, SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import type { SearchEngine } from '../engine/search-engine';
import { answerSearch } from './answer-search';
import { createNearSource } from './fetch-near';

const list = Uint8Array.of(4, 2);
const answerOf = (...slugs: string[]) =>
  ({
    status: 'ok',
    hits: slugs.map(
      (slug) => ({ subject: 's', slug, snippet: [{ text: '', marked: slug !== 'u' }] }) as unknown as Hit,
    ),
  }) as unknown as SearchAnswer;
const checksummedSentence = (passage: string) =>
  Uint8Array.from(
    withChecksum('sentences?q=why%20so&p=s%2Fu', encodeBlock([{ question: '', slug: '', passage }])),
  );

/** A reader who types a query, and what is told of it; the server answers after the search, or while it runs. */
async function search({
  byWords = ['a', 'b'],
  byMeaning = ['b', 'a'],
  sentence = 'Hence.',
  serverAnswers = () => new Response(Uint8Array.from(withChecksum('near?b=abc&q=why%20so', list))),
  hasServer = true,
  wantsBetter = true,
  searchMs = 0,
  pauseMs = 0,
  onAnswer = (_abort: () => void) => {},
} = {}) {
  const told: string[] = [];
  const asked: string[] = [];
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const engine: SearchEngine = {
    async search(request) {
      await sleep(searchMs);
      return request.near ? answerOf(...byMeaning) : answerOf(...byWords);
    },
    warm: async () => {},
    meant: async (text) => ({ build: 'abc', text, stems: text.replace(/\W/g, ' ').trim() }),
  };
  const near = createNearSource({
    dataUrl: '/search-data/',
    hasServer,
    wait: () => sleep(pauseMs),
    fetch: (async (url: string) => {
      asked.push(url);
      return url.includes('sentences') ? new Response(checksummedSentence(sentence)) : serverAnswers();
    }) as unknown as typeof fetch,
  });
  const controller = new AbortController();
  const slugs = (answer: SearchAnswer) =>
    answer.status === 'ok'
      ? answer.hits.map(({ slug, snippet }) => slug + snippet.map(({ text }) => text).join('')).join('')
      : '';
  const once = (query = 'why so') =>
    answerSearch(
      { engine, near },
      { query, limit: 5, offset: 0 },
      {
        signal: controller.signal,
        wantsBetter,
        report: {
          answer(answer) {
            told.push(slugs(answer));
            onAnswer(() => controller.abort());
          },
          better: (answer) => told.push(`${answer.isSameOrder ? 'nearer' : 'better'} ${slugs(answer)}`),
        },
      },
    );
  await once();
  return { told, asked, once };
}

it('answers by words at once, and tells of a better order when it comes', async () => {
  const { told, asked, once } = await search({ pauseMs: 30 });
  expect(told).toEqual(['ab', 'better ba']);
  expect(asked).toEqual(['/search-data/near?b=abc&q=why%20so']);
  await once();
  expect(told.at(-1)).toBe('ba');
  expect(asked).toHaveLength(1);
});

it('answers with the order by meaning where that came before the list was shown', async () => {
  expect((await search({ searchMs: 60 })).told).toEqual(['ba']);
});

it('says nothing where the order stays as it is', async () => {
  expect((await search({ byMeaning: ['a', 'b'], pauseMs: 30 })).told).toEqual(['ab']);
});

it('takes what is known of the same words at once, and asks for the words as they are now', async () => {
  const { told, asked, once } = await search({ pauseMs: 30 });
  await once('why so?');
  expect(told.slice(2)).toEqual(['ba']);
  expect(asked.at(-1)).toBe('/search-data/near?b=abc&q=why%20so%3F');
  await once('why so cold');
  expect(told[3]).toBe('ab');
});

it('tells of a nearer sentence beside a hit that shows none of the words, and then knows it', async () => {
  const same = { byWords: ['a', 'u'], byMeaning: ['a', 'u'], pauseMs: 30 };
  const { told, asked, once } = await search(same);
  expect(told).toEqual(['au', 'nearer auHence.']);
  expect(asked).toEqual(['/search-data/near?b=abc&q=why%20so', '/search-data/sentences?q=why%20so&p=s%2Fu']);
  await once();
  expect(told.slice(2)).toEqual(['auHence.']);
  expect(asked).toHaveLength(2);
  expect((await search({ ...same, byMeaning: ['u', 'a'] })).told).toEqual(['au', 'better uHence.a']);
});

it('answers before sentences are asked for, where the order by meaning came in time', async () => {
  const { told } = await search({ byWords: ['a', 'u'], byMeaning: ['u', 'a'], searchMs: 60 });
  expect(told).toEqual(['ua', 'nearer uHence.a']);
});

it('asks nothing where the reader types on, nobody wants it, or there is no server', async () => {
  for (const how of [
    { pauseMs: 30, onAnswer: (abort: () => void) => abort() },
    { wantsBetter: false },
    { hasServer: false },
  ]) {
    const { told, asked } = await search(how);
    expect(told).toEqual(['ab']);
    expect(asked).toEqual([]);
  }
});

it('goes by words alone where the server fails, and leaves one alone that has no such lists', async () => {
  const failing = [
    () => new Response('no', { status: 503 }),
    () => new Response(Uint8Array.from(withChecksum('near?b=abc&q=other', list))),
    () => new Response('<html>'),
  ];
  for (const serverAnswers of failing)
    expect((await search({ serverAnswers, pauseMs: 5 })).told).toEqual(['ab']);
  const { asked, once } = await search({
    serverAnswers: () => new Response('', { status: 404 }),
    pauseMs: 5,
  });
  await once();
  expect(asked).toHaveLength(1);
});
