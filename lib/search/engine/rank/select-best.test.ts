import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectBest } from './select-best';

it('selects what sorting would, ties by document number', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), fc.nat(20), (scores, count) => {
      const documents = scores.map((_, i) => i);
      const scoreOf = (document: number) => scores[document] ?? 0;
      const sorted = [...documents].sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
      expect(selectBest(documents, scoreOf, count)).toEqual(sorted.slice(0, count));
    }),
  );
});
