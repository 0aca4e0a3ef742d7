import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundled, openBundledLibrary } from '@/test-support/bundled-library';

/** By links that help a reader who has just read the question; a law on subjects would force others among them. */
const maxSteps = 10;

let bundled: Bundled;

beforeAll(async () => {
  bundled = await openBundledLibrary();
});
afterAll(() => bundled.catalog.close());

const pathOf = (number: number) => {
  const { subject, slug } = bundled.catalog.record(number);
  return `${subject}/${slug}`;
};

/** Steps to every question that can be reached. */
function stepsFrom(start: number): ReadonlyMap<number, number> {
  const steps = new Map([[start, 0]]);
  for (const [number, taken] of steps)
    for (const next of bundled.catalog.record(number).related)
      if (!steps.has(next)) steps.set(next, taken + 1);
  return steps;
}

describe('the related questions of the bundled library', () => {
  test('are five others', () => {
    for (const { number, related } of bundled.questions) {
      expect(new Set(related).size, pathOf(number)).toBe(5);
      expect(related, pathOf(number)).not.toContain(number);
    }
  });

  test('lead from every question to every other, in ten steps', () => {
    for (const { number } of bundled.questions) {
      const steps = stepsFrom(number);
      expect(steps.size, pathOf(number)).toBe(bundled.questions.length);
      expect(Math.max(...steps.values()), pathOf(number)).toBeLessThanOrEqual(maxSteps);
    }
  });
});
