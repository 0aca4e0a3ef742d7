import { expect, test } from 'vitest';
import { keptWords, withKeptNote } from './kept-note';

const noon = Date.UTC(2026, 10, 30, 12);
const page =
  '<html><body><header></header><main id="main" class="a"><p>&lt;main id="main"</p></main></body></html>';

test('a kept page says when it was kept, and why it is shown', () => {
  expect(withKeptNote(page, noon, 'offline')).toBe(
    page.replace(
      '<main',
      '<link rel="stylesheet" href="/kept-note.css"><aside class="kept-note" aria-label="From this device">Kept on 30 November 2026; you are offline.</aside><main',
    ),
  );
  expect(keptWords(noon, 'slow')).toBe('Kept on 30 November 2026; the site does not answer just now.');
});

test('where nobody knows when, none is said', () => {
  expect(keptWords(undefined, 'offline')).toBe('Kept earlier; you are offline.');
});

test('a page whose whole is run by its scripts comes as it is', () => {
  const application = page.replace('</body>', '<script>self.__next_f.push([0])</script></body>');
  expect(withKeptNote(application, noon, 'offline')).toBe(application);
  expect(withKeptNote('<p>other</p>', noon, 'offline')).toBe('<p>other</p>');
});
