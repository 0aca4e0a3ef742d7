import { expect, it } from 'vitest';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import { type VocabularyWord, vocabularyKey } from '@/lib/search/format/files/vocabulary';
import { nearWords } from './near-words';

/** A vocabulary in parts of one word each, the hardest to find something in; counts what is read of it. */
function readerOf(words: Readonly<Record<string, number>>) {
  const sorted = (order: 'forward' | 'backward') =>
    Object.entries(words)
      .map(([form, magnitude]): VocabularyWord => ({ form, magnitude }))
      .sort((a, b) => (vocabularyKey(a.form, order) < vocabularyKey(b.form, order) ? -1 : 1));
  const keys = (order: 'forward' | 'backward') => sorted(order).map(({ form }) => vocabularyKey(form, order));
  const read: string[] = [];
  const reader = {
    manifest: { vocabulary: { forward: keys('forward'), backward: keys('backward') } },
    pickedNear: async () => undefined,
    vocabulary: async (order: 'forward' | 'backward', part: number) => {
      const word = sorted(order)[part];
      read.push(word?.form ?? '');
      return word ? [word] : [];
    },
  };
  return { reader: reader as unknown as IndexReader, read };
}

async function near(typed: string, words: Readonly<Record<string, number>>, isOpen = false) {
  const found = await nearWords(typed, readerOf(words).reader, { isOpen });
  return found.near.map(({ form }) => form);
}

it('finds a word whose two letters in the middle were swapped, though neither half of it is as typed', async () => {
  expect(await near('abdcef', { aaaaaa: 1, abcdef: 1, abczzz: 1, zzzdef: 1 })).toEqual(['abcdef']);
});

it('finds a word by its beginning where the end is wrong, and by its end where the beginning is', async () => {
  const words = { mitosis: 1, aaaaaaa: 1, zzzzzzz: 1 };
  for (const typed of ['mitosid', 'nitosis', 'mitosi', 'itosis'])
    expect(await near(typed, words), typed).toEqual(['mitosis']);
});

it('reads few of many words that begin or end alike: those that stand near what was typed', async () => {
  const words = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `pla${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}t`,
      1,
    ]),
  );
  const { reader, read } = readerOf({ ...words, plamat: 1 });
  expect((await nearWords('plamet', reader, { isOpen: false })).near.map(({ form }) => form)).toContain(
    'plamat',
  );
  expect(read.length).toBeLessThanOrEqual(20);
});

it('puts the cheaper edit first, of equal ones the more frequent word, and then goes by the alphabet', async () => {
  expect(await near('acount', { amount: 3, account: 3 })).toEqual(['account', 'amount']);
  expect(await near('mist', { mast: 1, most: 9, must: 1 })).toEqual(['most', 'mast', 'must']);
});

it('allows one edit from four letters on, two from eight, and none below', async () => {
  expect(await near('cat', { cut: 1 })).toEqual([]);
  expect(await near('cuts', { cats: 1, bets: 1 })).toEqual(['cats']);
  expect(await near('meiosus', { mitosis: 1 })).toEqual([]);
  expect(await near('mitochendrian', { mitochondrion: 1 })).toEqual(['mitochondrion']);
  expect(await near('plasmids', { plasnidz: 1 })).toEqual(['plasnidz']);
});

it('takes an open word for the beginning of a longer one, which costs a little more than a whole one', async () => {
  const words = { photosynthesis: 5 };
  expect(await near('phtosyn', words)).toEqual([]);
  expect(await near('phtosyn', words, true)).toEqual(['photosynthesis']);
  expect(await near('phto', words, true)).toEqual([]);
  expect(await near('photot', { photons: 1, photos: 1 }, true)).toEqual(['photos', 'photons']);
});

it('parts the typed letters in words of three and more, the most frequent pair first', async () => {
  const words = { humanity: 5, capital: 4, humanit: 9, ycapital: 1 };
  const { parted } = await nearWords('humanitycapital', readerOf(words).reader, { isOpen: false });
  expect(parted.map((pair) => pair.map(({ form }) => form).join(' '))).toEqual([
    'humanity capital',
    'humanit ycapital',
  ]);
  const short = await nearWords('abcde', readerOf({ ab: 1, cde: 1, abc: 1, de: 1 }).reader, {
    isOpen: false,
  });
  expect(short.parted).toEqual([]);
  const least = await nearWords('abcdef', readerOf({ abc: 1, def: 1 }).reader, { isOpen: false });
  expect(least.parted).toHaveLength(1);
});
