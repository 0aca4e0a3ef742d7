import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { drawingWidths } from './boxes';
import { countThatFits, drawMap } from './drawing';
import { orderByTies } from './order-by-ties';
import type { Drawing, DrawnItem, Edge } from './parts';

const itemsOf = (titles: readonly string[], steps: readonly number[]): readonly DrawnItem[] =>
  titles.map((title, number) => ({ number, title, step: steps[number] ?? 1 }));

const title = fc
  .array(fc.constantFrom('cell', 'What', 'is', 'Donaudampfschifffahrt', 'energy', 'between', 'a'), {
    minLength: 1,
    maxLength: 24,
  })
  .map((words) => words.join(' '));
/** Items of any steps, the one in the middle first where there is one, and links of any two of them. */
const drawn = fc
  .tuple(fc.array(fc.tuple(title, fc.constantFrom(1, 2)), { minLength: 1, maxLength: 16 }), fc.boolean())
  .chain(([made, hasMiddle]) => {
    const steps = made.map(([, step], i) => (hasMiddle ? (i === 0 ? 0 : step) : 1));
    const items = itemsOf(
      made.map(([text]) => text),
      steps,
    );
    const place = fc.nat(items.length - 1);
    const edges = fc
      .uniqueArray(fc.tuple(place, place), {
        maxLength: 30,
        selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      })
      .map((all) => all.filter(([a, b]) => a !== b) as readonly Edge[]);
    return fc.record({ items: fc.constant(items), edges });
  });

/** Points of a path of cubic curves and straight lines. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  let here: [number, number] = [0, 0];
  for (const [, command, text = ''] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const n = text.trim().split(/\s+/).map(Number);
    const end: [number, number] = [n.at(-2) ?? 0, n.at(-1) ?? 0];
    const [from, controls] = [here, command === 'C' ? n : [...here, ...end, ...end]];
    for (let t = 0; t <= 1; t += 1 / 64) {
      const at = (i: 0 | 1) =>
        (1 - t) ** 3 * from[i] +
        3 * (1 - t) ** 2 * t * (controls[i] ?? 0) +
        3 * (1 - t) * t * t * (controls[2 + i] ?? 0) +
        t ** 3 * end[i];
      if (command !== 'M') points.push([at(0), at(1)]);
    }
    here = end;
  }
  return points;
}

/** Lines that run under a box, and boxes that cover another or leave the drawing. */
function faultsOf({ width, height, boxes, lines }: Drawing): readonly string[] {
  const faults: string[] = [];
  for (const [i, box] of boxes.entries()) {
    if (box.left < 0 || box.top < 0 || box.left + box.width > width || box.top + box.height > height)
      faults.push(`box ${i} leaves the drawing`);
    for (const other of boxes.slice(0, i))
      if (
        box.left < other.left + other.width &&
        other.left < box.left + box.width &&
        box.top < other.top + other.height &&
        other.top < box.top + box.height
      )
        faults.push(`box ${i} covers another`);
  }
  for (const { edge, path } of lines)
    for (const [x, y] of pointsOf(path)) {
      if (x < 0 || y < 0 || x > width || y > height) faults.push(`line ${edge} leaves the drawing`);
      for (const { left, top, width: wide, height: high } of boxes)
        if (x > left + 0.5 && x < left + wide - 0.5 && y > top + 0.5 && y < top + high - 0.5)
          faults.push(`line ${edge} runs under a box`);
    }
  return [...new Set(faults)];
}

describe.each(['wide', 'narrow'] as const)('in the %s form', (form) => {
  test('no line runs under a box, no box covers another, and nothing leaves the drawing', () => {
    fc.assert(
      fc.property(drawn, ({ items, edges }) => {
        const drawing = drawMap(items, edges, form);
        expect(faultsOf(drawing)).toEqual([]);
        expect(drawing.boxes.map(({ number }) => number)).toEqual(items.map(({ number }) => number));
        expect(drawing.lines).toHaveLength(edges.length);
        expect(drawing.width).toBe(drawingWidths[form]);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  test('a line ends at the sides of its boxes, and no two at one place', () => {
    const items = itemsOf(['a', 'b', 'c', 'd'], [0, 1, 1, 2]);
    const edges: readonly Edge[] = [
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 3],
      [0, 3],
    ];
    const { boxes, lines } = drawMap(items, edges, form);
    const ends = lines.flatMap(({ path }) => [pointsOf(path)[0], pointsOf(path).at(-1)]);
    expect(new Set(ends.map(String)).size).toBe(ends.length);
    for (const [x = 0] of ends.flatMap((end) => (end ? [end] : [])))
      expect(boxes.some(({ left, width }) => x === left || x === left + width)).toBe(true);
  });

  test('titles of usual length stand whole', () => {
    const long =
      'What is the difference between social capital and the capital that economists speak of, and why?';
    for (const { label } of drawMap(itemsOf([long, long, long], [0, 1, 2]), [], form).boxes)
      expect(label.lines.join(' ')).toBe(long);
  });
});

test('as much is drawn as there is room for', () => {
  const items = itemsOf(Array(40).fill('What is a cell?'), []);
  const count = countThatFits(items, 800);
  expect(drawMap(items.slice(0, count), [], 'narrow').height).toBeLessThanOrEqual(800);
  expect(drawMap(items.slice(0, count + 1), [], 'narrow').height).toBeGreaterThan(800);
  expect(countThatFits(items.slice(0, 2), 10)).toBe(1);
});

test('what is tied stands near, from the first on', () => {
  const tie = (from: number, to: number, weight = 1) => ({ from, to, weight });
  expect(orderByTies(5, [tie(0, 3, 2), tie(0, 1), tie(3, 4), tie(1, 2)])).toEqual([0, 3, 4, 1, 2]);
  expect(orderByTies(3, [])).toEqual([0, 1, 2]);
  expect(orderByTies(0, [])).toEqual([]);
});
