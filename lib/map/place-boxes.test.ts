import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { drawingWidths } from './drawing';
import { type Box, type Edge, placeBoxes } from './place-boxes';

const graph = fc
  .array(fc.record({ width: fc.integer({ min: 20, max: 200 }), height: fc.integer({ min: 16, max: 70 }) }), {
    minLength: 1,
    maxLength: 26,
  })
  .chain((boxes) =>
    fc.record({
      boxes: fc.constant<readonly Box[]>(boxes),
      edges: fc.array(fc.tuple(fc.nat(boxes.length - 1), fc.nat(boxes.length - 1)) as fc.Arbitrary<Edge>, {
        maxLength: 60,
      }),
      width: fc.constantFrom(...Object.values(drawingWidths)),
    }),
  );

test('no box covers another or leaves the drawing', () => {
  fc.assert(
    fc.property(graph, ({ boxes, edges, width }) => {
      const { places, height } = placeBoxes(boxes, edges, width);
      for (const [i, box] of boxes.entries()) {
        const own = places[i] ?? { x: Number.NaN, y: Number.NaN };
        expect(own.x - box.width / 2).toBeGreaterThanOrEqual(0);
        expect(own.x + box.width / 2).toBeLessThanOrEqual(width);
        expect(own.y - box.height / 2).toBeGreaterThanOrEqual(0);
        expect(own.y + box.height / 2).toBeLessThanOrEqual(height);
        for (const [j, other] of boxes.slice(0, i).entries()) {
          const place = places[j] ?? { x: Number.NaN, y: Number.NaN };
          const isApart =
            Math.abs(own.x - place.x) >= (box.width + other.width) / 2 ||
            Math.abs(own.y - place.y) >= (box.height + other.height) / 2;
          expect(isApart).toBe(true);
        }
      }
    }),
    { numRuns: propertyRuns(60) },
  );
});

test('the same boxes are placed the same', () => {
  const boxes = Array.from({ length: 24 }, (_, i) => ({ width: 90 + (i % 5) * 12, height: 40 }));
  const edges = boxes.slice(1).map((_, i): Edge => [i + 1, Math.floor(i / 3)]);
  expect(placeBoxes(boxes, edges, 960)).toEqual(placeBoxes(boxes, edges, 960));
});

test('what is linked is nearer than what is not', () => {
  const boxes = Array.from({ length: 12 }, () => ({ width: 100, height: 40 }));
  const edges: Edge[] = [];
  for (let i = 0; i < 12; i++) for (let j = i + 1; j < 12; j++) if (i % 2 === j % 2) edges.push([i, j]);
  const { places } = placeBoxes(boxes, edges, 960);
  const mean = (pairs: readonly Edge[]) =>
    pairs.reduce((sum, [a, b]) => {
      const [p, q] = [places[a], places[b]];
      return sum + Math.hypot((p?.x ?? 0) - (q?.x ?? 0), (p?.y ?? 0) - (q?.y ?? 0));
    }, 0) / pairs.length;
  const others: Edge[] = [];
  for (let i = 0; i < 12; i++) for (let j = i + 1; j < 12; j++) if (i % 2 !== j % 2) others.push([i, j]);
  expect(mean(edges)).toBeLessThan(mean(others) * 0.8);
});
