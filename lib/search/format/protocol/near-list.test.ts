import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeNearList, encodeNearList, maxNear, nothingNear } from './near-list';

it('comes back as it was, cosines to a hundredth', () => {
  const one = fc.record({ document: fc.nat(1_000_000), cosine: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { selector: ({ document }) => document, maxLength: maxNear }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(2 ** 31 - 1),
      (found, gap, knownWords) => {
        const sorted = [...found].sort((a, b) => a.document - b.document);
        const list = {
          documents: sorted.map(({ document }) => document),
          cosines: sorted.map(({ cosine }) => cosine),
          gap,
          knownWords,
        };
        const back = decodeNearList(encodeNearList(list));
        expect(back.documents).toEqual(list.documents);
        expect(back.knownWords).toBe(knownWords);
        expect(back.gap).toBeCloseTo(gap, 3);
        for (const [i, cosine] of back.cosines.entries()) expect(cosine).toBeCloseTo(list.cosines[i] ?? 9, 2);
      },
    ),
  );
  expect(decodeNearList(encodeNearList(nothingNear))).toEqual(nothingNear);
});

it('stays below 400 bytes in a library of 100,000', () => {
  const documents = Array.from({ length: maxNear }, (_, i) => i * 999);
  const cosines = documents.map((_, i) => 0.2 + i / 200);
  expect(encodeNearList({ documents, cosines, gap: 0.2, knownWords: 2 ** 31 - 1 }).length).toBeLessThan(400);
});

it('is refused where it is cut short', () => {
  const bytes = encodeNearList({ documents: [1, 7], cosines: [0.4, 0.5], gap: 0.1, knownWords: 0 });
  expect(() => decodeNearList(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
});
