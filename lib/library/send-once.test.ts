import { expect, test } from 'vitest';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { Library } from './library';
import { keyInMark, withNotes } from './send-once';

const opened = { baseUrl: 'https://site.example' } as unknown as Library;
const answer: RenderedAnswer = {
  html: '<p>One.</p>',
  css: '.s{top:0}',
  headings: [],
  points: [],
  diagnostics: [],
};

function keyOf(text: string): string | undefined {
  return keyInMark(text.replace(/^<!--|-->$/g, ''));
}

test('a text sent once is a short mark, and the page’s notes hold it', () => {
  const { library, notes } = withNotes(opened);
  const sent = library.sendOnce(answer);
  expect(sent.html.length).toBeLessThan(40);
  expect([sent.html, sent.css].map((text) => notes.texts.get(keyOf(text) ?? ''))).toEqual([
    answer.html,
    answer.css,
  ]);
  expect(library.baseUrl).toBe(opened.baseUrl);
});

test('the same text has the same mark on every page, and an empty one none', () => {
  const [one, other] = [withNotes(opened).library, withNotes(opened).library];
  expect(one.sendTextOnce('a')).toBe(other.sendTextOnce('a'));
  expect(one.sendTextOnce('')).toBe('');
});

test('a page knows its own texts alone', () => {
  const [one, other] = [withNotes(opened), withNotes(opened)];
  const key = keyOf(one.library.sendTextOnce('of one page'));
  expect(other.notes.texts.has(key ?? '')).toBe(false);
});

test('what is to be known of answers is noted, not read from their HTML', () => {
  const { library, notes } = withNotes(opened);
  library.sendOnce({ ...answer, html: '<p data-lesser="">class="katex</p>' });
  expect([notes.isLesser, [...notes.formulaFonts]]).toEqual([false, []]);
  library.sendOnce({ ...answer, isLesser: true, formulaFonts: ['a.woff2', 'b.woff2'] });
  library.sendOnce({ ...answer, formulaFonts: ['b.woff2', 'c.woff2'] });
  expect([notes.isLesser, [...notes.formulaFonts]]).toEqual([true, ['a.woff2', 'b.woff2', 'c.woff2']]);
});
