import { expect, test } from 'vitest';
import { createOnceTexts } from './send-once';

test('a text sent once comes back where its mark stands, and not into the data of scripts', () => {
  const once = createOnceTexts();
  const mark = once.put('<p>$& one</p>');
  const data = JSON.stringify(mark).replaceAll('<', '\\u003c');
  expect(once.restore(`<div>${mark}</div><script>${data}</script>`)).toBe(
    `<div><p>$& one</p></div><script>${data}</script>`,
  );
  expect(mark.length).toBeLessThan(40);
});

test('the same text has the same mark, and an empty one none', () => {
  const once = createOnceTexts();
  expect(once.put('a')).toBe(once.put('a'));
  expect(once.put('')).toBe('');
});

test('a text that is no longer kept is said, not left out', () => {
  const once = createOnceTexts();
  const first = once.put('first');
  for (let i = 0; i < 700; i++) once.put(`text ${i}`);
  expect(() => once.restore(first)).toThrow('no longer kept');
});
