import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Phrase } from '@/lib/search/engine/query/quotes';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import { createWork } from '@/lib/search/engine/work';
import { encodePositions, openPositions } from '@/lib/search/format/files/positions';
import { createPhraseMatcher } from './match-phrases';

const words = ['a', 'b', 'c', 'd'];
const texts = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 12 }), { maxLength: 30 });
const phrases = fc.array(fc.constantFrom(...words, 'z'), { minLength: 1, maxLength: 4 });

/** Documents by their words, in one chunk; counts what is read. */
function readerOf(documents: readonly (readonly string[])[]) {
  const held = words.map((word) => documents.flatMap((text, i) => (text.includes(word) ? [i] : [])));
  const placesIn = (text: readonly string[], word: string) =>
    text.flatMap((one, at) => (one === word ? [at] : []));
  const opened = openPositions(
    encodePositions(held.map((list, n) => list.map((i) => placesIn(documents[i] ?? [], words[n] ?? '')))),
  );
  const read: string[] = [];
  const reader = {
    holding: async () => ({ documents: (term: string) => held[words.indexOf(term)] ?? [] }),
    positions: async (term: string, count: number) => {
      read.push(term);
      return opened.flat(words.indexOf(term), count);
    },
  };
  return { reader: reader as unknown as IndexReader, read };
}

function phraseOf(terms: readonly string[]): Phrase {
  return terms.map((term, at) => ({ term, at }));
}

it('finds terms at their distances', async () => {
  const { reader } = readerOf([
    ['a', 'x', 'b'],
    ['a', 'b'],
    ['a', 'x', 'x', 'b'],
  ]);
  const apart = [
    { term: 'a', at: 0 },
    { term: 'b', at: 2 },
  ];
  expect([...(await createPhraseMatcher(reader).documentsOf(apart))]).toEqual([0]);
});

it('finds the documents in which the words of a phrase follow one another', async () => {
  await fc.assert(
    fc.asyncProperty(texts, phrases, async (documents, phrase) => {
      const { reader } = readerOf(documents);
      const found = await createPhraseMatcher(reader).documentsOf(phraseOf(phrase));
      const wanted = documents.flatMap((text, i) =>
        ` ${text.join(' ')} `.includes(` ${phrase.join(' ')} `) ? [i] : [],
      );
      expect([...found]).toEqual(wanted);
    }),
  );
});

it('reads where a word stands once for all phrases of a query', async () => {
  const { reader, read } = readerOf([
    ['a', 'b', 'c'],
    ['c', 'a', 'b', 'a'],
  ]);
  const matcher = createPhraseMatcher(reader);
  const pairs = ['ab', 'bc', 'ca', 'aba'].map((pair) => [...pair]);
  await Promise.all(pairs.map((pair) => matcher.documentsOf(phraseOf(pair))));
  expect(read.sort()).toEqual(['a', 'b', 'c']);
});

it('looks at no document any more when the time is over, and keeps what it found', async () => {
  const { reader } = readerOf(Array.from({ length: 5000 }, () => ['a', 'b']));
  let looks = 0;
  const work = createWork(() => ++looks > 3);
  const found = await createPhraseMatcher(reader).documentsOf(phraseOf(['a', 'b']), work);
  expect(work.isCut).toBe(true);
  expect(found.size).toBeGreaterThan(0);
  expect(found.size).toBeLessThan(5000);
  expect((await createPhraseMatcher(reader).documentsOf(phraseOf(['a']), work)).size).toBe(0);
});
