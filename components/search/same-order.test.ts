import { expect, test } from 'vitest';
import type { Hit } from '@/lib/search/format/search-answer';
import { isSameOrder } from './same-order';

const found = (...slugs: string[]) => ({ hits: slugs.map((slug) => ({ subject: 's', slug }) as Hit) });

test('an order is told by which questions stand where, not by what is shown of them', () => {
  expect(isSameOrder(found('a', 'b'), found('a', 'b'))).toBe(true);
  expect(isSameOrder(found(), found())).toBe(true);
  for (const other of [found('b', 'a'), found('a'), found('a', 'b', 'c'), found('a', 'c')])
    expect(isSameOrder(found('a', 'b'), other)).toBe(false);
});
