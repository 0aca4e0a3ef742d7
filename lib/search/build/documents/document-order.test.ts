import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderOfDocuments } from './document-order';

const features = fc.array(
  fc.array(fc.nat(30), { maxLength: 6 }).map((terms) => Uint32Array.from(new Set(terms))),
  {
    maxLength: 80,
  },
);

it('keeps every document once, and groups together', () => {
  fc.assert(
    fc.property(features, (list) => {
      const all = list.map((_, i) => i);
      const groups = [all.filter((i) => i % 3 === 0), all.filter((i) => i % 3 !== 0)];
      const order = orderOfDocuments(groups, list);
      expect([...order].sort((a, b) => a - b)).toEqual(all);
      expect(order.slice(0, groups[0]?.length).every((i) => i % 3 === 0)).toBe(true);
    }),
  );
});

it('brings documents of like terms next to each other', () => {
  const topicOf = (document: number) => Math.floor(((document * 37) % 101) / 26);
  const list = Array.from({ length: 64 }, (_, i) => Uint32Array.of(topicOf(i), 10 + topicOf(i)));
  const breaksOf = (order: readonly number[]) =>
    order.filter((document, i) => i > 0 && topicOf(document) !== topicOf(order[i - 1] ?? 0)).length;
  const all = list.map((_, i) => i);
  expect(breaksOf(orderOfDocuments([all], list))).toBeLessThan(breaksOf(all) / 3);
});
