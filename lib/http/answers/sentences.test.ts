import { expect, it } from 'vitest';
import type { Context } from '@/lib/http/context';
import { openFile, pathsBetween, sentencesName } from '@/lib/search/format/files/search-file';
import { decodeBlock } from '@/lib/search/format/files/stored-block';
import { askedOf } from '@/test-support/http-handler';
import { sentences } from './sentences';

const asked = { text: 'why does ice float', paths: ['a/b', 'c/d,e'] };
const query = { q: asked.text, p: asked.paths.join(pathsBetween) };

async function ask(
  parameters: Readonly<Record<string, string>>,
  { isReady = true, wait = 0, found = ['Ice is light.', ''] as readonly string[] | undefined } = {},
) {
  const library = { meaning: { isReady }, nearestSentences: async () => found };
  const context = { library, waitOf: () => wait, clientOf: () => 'a' } as unknown as Context;
  const address = {
    pathname: '/search-data/sentences',
    parts: [],
    query: new Map(Object.entries(parameters)),
  };
  const { status, headers, body } = await sentences(askedOf(address, context));
  return { status, cache: headers['Cache-Control'], body: new Uint8Array(body) };
}

it('answers the sentences of the questions in their order, with a checksum, kept by nobody', async () => {
  const { status, cache, body } = await ask(query);
  expect([status, cache]).toEqual([200, 'no-store']);
  const passages = decodeBlock(openFile(sentencesName(asked), body)).map(({ passage }) => passage);
  expect(passages).toEqual(['Ice is light.', '']);
});

it('refuses what is too long, too many or empty', async () => {
  const many = Array.from({ length: 6 }, () => 'a/b').join(pathsBetween);
  for (const wrong of [{}, { q: 'a' }, { p: 'a/b' }, { q: 'x'.repeat(201), p: 'a/b' }, { q: 'a', p: many }])
    expect((await ask(wrong as Record<string, string>)).status).toBe(400);
});

it('has nothing to tell before the vectors are there, and tells who asks too much to come again', async () => {
  expect((await ask(query, { isReady: false })).status).toBe(404);
  expect((await ask(query, { wait: 7 })).status).toBe(429);
  expect((await ask(query, { found: undefined })).status).toBe(200);
});
