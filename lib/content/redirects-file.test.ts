import { expect, test } from 'vitest';
import { parseRedirects } from './redirects-file';

test('reads old subject, slug and new subject, and numbers the lines of another shape', () => {
  const { redirects, bad } = parseRedirects(
    'old\tslug\tnew\n\n# a comment\nonly two\tcells\nold\t../slug\tnew\nold\tb\tnew\tc\r\na\tb\tc\td\te\n',
  );
  expect(redirects).toEqual([
    { from: 'old/slug', to: 'new/slug', line: 1 },
    { from: 'old/b', to: 'new/c', line: 6 },
  ]);
  expect(bad).toEqual([4, 5, 7]);
});

test('what cannot have been an address is numbered', () => {
  const { redirects, bad } = parseRedirects(`..\ta\tb\na\t..\tb\na\tb\u0001\tc\na\t${'x'.repeat(300)}\tb\n`);
  expect(redirects).toEqual([]);
  expect(bad).toEqual([1, 2, 3, 4]);
});
