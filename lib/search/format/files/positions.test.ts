import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodePositions, openPositions } from './positions';

const positions = fc.uniqueArray(fc.nat(70_000), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b));
const terms = fc.array(fc.array(positions, { maxLength: 12 }), { maxLength: 12 });

it('decodes to what was encoded, term by term', () => {
  fc.assert(
    fc.property(terms, (all) => {
      const read = openPositions(encodePositions(all));
      for (const [i, documents] of all.entries()) expect(read(i, documents.length)).toEqual(documents);
    }),
  );
});

it('decodes to the same side by side', () => {
  fc.assert(
    fc.property(terms, (all) => {
      const read = openPositions(encodePositions(all));
      for (const [i, documents] of all.entries()) {
        const { from, places } = read.flat(i, documents.length);
        const each = documents.map((_, n) => [...places.subarray(from[n], from[n + 1])]);
        expect(each).toEqual(documents);
      }
    }),
  );
});

it('says so when the bytes are cut short', () => {
  const bytes = encodePositions([[[1, 5]], [[0], [], [300]]]);
  expect(() => openPositions(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
});
