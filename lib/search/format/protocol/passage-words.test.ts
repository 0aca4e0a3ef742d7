import { expect, it } from 'vitest';
import { encodePassageWords, maxPassageWords, parsePassageWords, passageWords } from './passage-words';

it('weighs words against the heaviest, and knows what is being typed', () => {
  const words = passageWords([
    { term: 'plant', weight: 2 },
    { term: 'photosynthesi', weight: 6 },
    { term: 'ligh', weight: 4, prefix: 'lig' },
  ]);
  expect(encodePassageWords(words)).toBe('photosynthesi:9,lig~6,plant:3');
});

it('is the same address for the same words in any order', () => {
  const [a, b] = [
    { term: 'a', weight: 1 },
    { term: 'b', weight: 1 },
  ] as const;
  expect(encodePassageWords(passageWords([b, a]))).toBe(encodePassageWords(passageWords([a, b])));
});

it('comes back from an address as it went', () => {
  const words = passageWords([
    { term: 'c++', weight: 3 },
    { term: '光合', weight: 2 },
    { term: 'us', weight: 1, prefix: 'us' },
  ]);
  expect(parsePassageWords(encodePassageWords(words))).toEqual(words);
  expect(parsePassageWords('')).toEqual([]);
});

it('refuses what was not written by it, and more words than are looked for', () => {
  for (const text of ['a', 'a:0', 'a:10', ',', 'a:1,', 'a b:1', '<b>:1', `${'x'.repeat(65)}:1`])
    expect(parsePassageWords(text)).toBeUndefined();
  const many = Array.from({ length: maxPassageWords + 1 }, (_, i) => `w${i}:1`).join(',');
  expect(parsePassageWords(many)).toBeUndefined();
});
