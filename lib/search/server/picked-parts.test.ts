import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { openChunk } from '@/lib/search/format/files/chunk';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import { openFile } from '@/lib/search/format/files/search-file';
import { decodeParts } from '@/lib/search/format/protocol/parts-answer';
import { type PartsRequest, partsName } from '@/lib/search/format/protocol/parts-request';
import { buildSample, sampleDocuments } from '@/test-support/sample-search';
import { createSearchEngine, type SearchFiles } from '../engine/search-engine';
import { createDiskFiles } from './disk-files';
import { createPartsPicker, type PickParts } from './picked-parts';

/** Enough words for several chunks and parts of the vocabulary, many of them alike. */
const syllables = ['mi', 'to', 'sis', 'ra', 'den', 'ko', 'lu', 'ver', 'an', 'tic'];
const wordOf = (n: number) =>
  [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 10].map((i) => syllables[i]).join('');
const documents = Array.from({ length: 400 }, (_, i) => ({
  subject: 'botany',
  slug: `q-${i}`,
  question: `What is ${wordOf(i)} ${wordOf(i * 7 + 3)}?`,
  keywords: [],
  summary: '',
  text: Array.from({ length: 30 }, (_, k) => wordOf(i * 13 + k * k * 3)).join(' '),
}));

let folder = '';
let build = '';
let pick: PickParts;
const disk = () => createDiskFiles(folder);

beforeAll(async () => {
  ({ folder } = await buildSample([...sampleDocuments, ...documents]));
  build = decodeManifest(await disk().manifest()).build;
  pick = createPartsPicker([createDiskFiles('/nowhere'), disk()]);
});

/** The files as a browser has them of a server, each request noted. */
function withParts(asked: string[], answers: (request: PartsRequest) => boolean = () => true): SearchFiles {
  const files = disk();
  return {
    manifest: () => files.manifest(),
    file(name) {
      asked.push(name);
      return files.file(name);
    },
    async parts(request) {
      asked.push(partsName(request));
      const checksummed = answers(request) ? await pick(request) : undefined;
      return checksummed && openFile(partsName(request), checksummed);
    },
  };
}

const ask = async (files: SearchFiles, query: string) =>
  createSearchEngine(files).search({ query, limit: 20, offset: 0 });
const isPosting = (name: string) => !name.startsWith('d');

const anyWord = fc.oneof(
  fc.nat(999).map(wordOf),
  fc.tuple(fc.nat(999), fc.nat(5)).map(([n, at]) => wordOf(n).slice(0, at) + wordOf(n).slice(at + 1)),
  fc.tuple(fc.nat(999), fc.integer({ min: 2, max: 5 })).map(([n, length]) => wordOf(n).slice(0, length)),
  fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => wordOf(a) + wordOf(b)),
  fc.constantFrom('what', 'water', 'self-esteem', 'C++', 'WHO', 'zzzz'),
);
const anyQuery = fc
  .tuple(fc.array(anyWord, { minLength: 1, maxLength: 10 }), fc.constantFrom('', ' ', '?'), fc.boolean())
  .map(([words, end, isQuoted]) =>
    isQuoted && words.length > 1
      ? `${words.slice(2).join(' ')} "${words.slice(0, 2).join(' ')}"${end}`
      : words.join(' ') + end,
  );

it('answers every query as the whole files do, and just so where the server picks only sometimes', async () => {
  const property = fc.asyncProperty(anyQuery, async (query) => {
    const whole = await ask(disk(), query);
    expect(whole.status).toBe('ok');
    expect(await ask(withParts([]), query)).toEqual(whole);
    let turn = 0;
    expect(
      await ask(
        withParts([], () => turn++ % 2 === 1),
        query,
      ),
    ).toEqual(whole);
  });
  await fc.assert(property, { numRuns: 60 });
});

it('has all words of a query in one request, however many, and a phrase in one more', async () => {
  const words = Array.from({ length: 12 }, (_, i) => wordOf(i * 83)).join(' ');
  const asked: string[] = [];
  await ask(withParts(asked), `${words}?`);
  expect(asked.filter(isPosting)).toHaveLength(1);
  const { question } = documents[5] as { question: string };
  const phrase = question.slice('What is '.length, -1);
  const asPhrase: string[] = [];
  await ask(withParts(asPhrase), `"${phrase}"`);
  expect(asPhrase.filter(isPosting)).toHaveLength(2);
});

it('asks for the chunk in which a word is typed, once', async () => {
  const asked: string[] = [];
  const engine = createSearchEngine(withParts(asked));
  const word = wordOf(123);
  for (let length = 4; length <= word.length; length++)
    await engine.search({ query: `water ${word.slice(0, length)}`, limit: 5, offset: 0 });
  expect(new Set(asked.filter(isPosting)).size).toBe(asked.filter(isPosting).length);
  const whole = asked.filter((name) => name.startsWith('t') || name.includes('&c='));
  expect(whole.length).toBeLessThanOrEqual(2);
});

it('has a misspelled word put right without a part of the vocabulary', async () => {
  const asked: string[] = [];
  const answer = await ask(withParts(asked), `transpiratoin ${wordOf(45)}?`);
  expect(answer).toMatchObject({ repairs: [{ from: 'transpiratoin', to: 'transpiration' }] });
  expect(asked.filter((name) => /^[vw]\d/.test(name))).toEqual([]);
  expect(asked.some((name) => name.includes('&y=transpiratoin'))).toBe(true);
});

it('holds just the terms that were asked for, as far as there are any', async () => {
  const request = { build, terms: ['nosuchterm', 'water'], places: ['nosuchterm'], chunks: [], near: [] };
  const checksummed = (await pick(request)) ?? new Uint8Array();
  const parts = decodeParts(openFile(partsName(request), checksummed));
  expect(parts.places).toEqual([new Uint8Array()]);
  expect(openChunk(parts.terms).terms).toEqual(['water']);
});

it('answers nothing of another build or of a chunk that is not there', async () => {
  const request = { build, terms: ['water'], places: [], chunks: [], near: [] };
  expect(await pick({ ...request, build: 'other' })).toBeUndefined();
  expect(await pick({ ...request, chunks: [100_000] })).toBeUndefined();
});
