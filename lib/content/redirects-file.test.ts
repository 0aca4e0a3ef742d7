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
