import { expect, test } from 'vitest';
import { checkRedirects } from './check-links';

const redirect = (from: string, to: string) =>
  ({ from, to, line: 1, file: 'redirects.tsv', field: 'redirect' }) as const;
const numbers = new Map([
  ['art/a', 0],
  ['law/b', 1],
]);

test('a way of many steps ends at its question, whichever step is asked first', () => {
  const { kept, diagnostics } = checkRedirects(
    [redirect('x/1', 'x/2'), redirect('x/3', 'art/a'), redirect('x/2', 'x/3'), redirect('x/4', 'x/1')],
    numbers,
  );
  expect(kept).toEqual(['x/1', 'x/3', 'x/2', 'x/4'].map((from) => [from, 'art/a']));
  expect(diagnostics).toEqual([]);
});

test('a way that goes round, or leads nowhere, leads nowhere for all on it', () => {
  const { kept, diagnostics } = checkRedirects(
    [redirect('x/1', 'x/2'), redirect('x/2', 'x/1'), redirect('x/3', 'x/1'), redirect('x/4', 'gone/x')],
    numbers,
  );
  expect(kept).toEqual([]);
  expect(diagnostics).toHaveLength(4);
});

test('a long way costs each step once', () => {
  const steps = 100_000;
  const way = Array.from({ length: steps }, (_, i) => redirect(`x/${i}`, `x/${i + 1}`));
  let looks = 0;
  const counting = new Map(numbers);
  counting.has = (key) => {
    looks += 1;
    return numbers.has(key);
  };
  const { kept } = checkRedirects([...way, redirect(`x/${steps}`, 'law/b')], counting);
  expect(kept).toHaveLength(steps + 1);
  expect(looks).toBeLessThan(10 * steps);
});
