import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutSnippet, markWords } from './snippet';

const isAny =
  (...words: string[]) =>
  (folded: string) =>
    words.includes(folded);
const shown = (segments: readonly { text: string; marked: boolean }[]) =>
  segments.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const filler = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

it('marks whole words only, whatever their case and accents', () => {
  expect(shown(markWords('Café, cafés; CAFE!', isAny('cafe')))).toBe('[Café], cafés; [CAFE]!');
});

it('shows a short text whole', () => {
  expect(shown(cutSnippet('Bees dance.', isAny('dance'), 30))).toBe('Bees [dance].');
});

it('shows the stretch that holds the most different words, and says where it was cut', () => {
  const text = `bees ${filler(50)} bees dance for nectar ${filler(50)}`;
  const snippet = shown(cutSnippet(text, isAny('bees', 'dance', 'nectar'), 20));
  expect(snippet).toContain('[bees] [dance] for [nectar]');
  expect(snippet).toMatch(/^… .* …$/);
});

it('shows the beginning where no word is found', () => {
  expect(shown(cutSnippet(filler(40), isAny('absent'), 5))).toBe('word0 word1 word2 word3 word4 …');
});

it('loses no letter of a text when it marks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const segments = markWords(text, (folded) => folded.length % 2 === 0);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
    }),
  );
});
