import { expect, test } from 'vitest';
import { drawingWidths, drawMap } from './drawing';
import type { Edge } from './place-boxes';

const questions = Array.from({ length: 24 }, (_, number) => ({
  number: 100 + number,
  title: `Why is question ${number} asked so often by so many?`,
  step: number === 0 ? 0 : number < 6 ? 1 : 2,
}));
const edges: readonly Edge[] = questions.slice(1).map((_, i) => [i < 5 ? 0 : 1 + (i % 5), i + 1] as const);

test('draws every question once, in the order in which they came, and every link', () => {
  for (const form of ['wide', 'narrow'] as const) {
    const { boxes, lines, width } = drawMap(questions, edges, form);
    expect(boxes.map(({ number }) => number)).toEqual(questions.map(({ number }) => number));
    expect(lines).toHaveLength(edges.length);
    expect(width).toBe(drawingWidths[form]);
  }
});

test('the question itself is set larger than what is two steps away, and a line is of its farther end', () => {
  const { boxes, lines } = drawMap(questions, edges, 'wide');
  expect(boxes[0]?.fontSize).toBeGreaterThan(boxes.at(-1)?.fontSize ?? 0);
  expect(lines.map(({ step }) => step)).toEqual([...Array(5).fill(1), ...Array(18).fill(2)]);
});

test('the same questions are drawn the same, and without links without lines', () => {
  expect(drawMap(questions, edges, 'narrow')).toEqual(drawMap(questions, edges, 'narrow'));
  expect(drawMap(questions, [], 'narrow').lines).toEqual([]);
});
