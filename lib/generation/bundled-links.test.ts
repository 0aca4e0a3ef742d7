import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundled, openBundled } from './bundled.fixture';

/** Steps from a question to those of its subject, by the subject's own links. */
const mostSteps = 4;

let bundled: Bundled;

beforeAll(async () => {
  bundled = await openBundled();
});
afterAll(() => bundled.catalog.close());

const pathOf = (number: number) => {
  const { subject, slug } = bundled.catalog.record(number);
  return `${subject}/${slug}`;
};

/** Steps to every question that can be reached over questions that pass. */
function stepsFrom(start: number, passes: (number: number) => boolean): ReadonlyMap<number, number> {
  const steps = new Map([[start, 0]]);
  for (const [number, taken] of steps)
    for (const next of bundled.catalog.record(number).related)
      if (passes(next) && !steps.has(next)) steps.set(next, taken + 1);
  return steps;
}

describe('the related questions of the bundled library', () => {
  test('are five, and two or more of them in other subjects', () => {
    for (const { number, subject, related } of bundled.questions) {
      expect(new Set(related).size, pathOf(number)).toBe(5);
      const elsewhere = related.filter((other) => bundled.catalog.record(other).subject !== subject);
      expect(elsewhere.length, pathOf(number)).toBeGreaterThanOrEqual(2);
    }
  });

  test('lead from every question to every other', () => {
    for (const { number } of bundled.questions)
      expect(stepsFrom(number, () => true).size, pathOf(number)).toBe(bundled.questions.length);
  });

  test('lead to every question of the same subject in four steps, without leaving it', () => {
    const far: string[] = [];
    for (const { number, subject } of bundled.questions) {
      const isHere = (other: number) => bundled.catalog.record(other).subject === subject;
      const steps = stepsFrom(number, isHere);
      for (const { number: other } of bundled.questions.filter((question) => question.subject === subject))
        if ((steps.get(other) ?? Number.POSITIVE_INFINITY) > mostSteps)
          far.push(`${pathOf(number)} → ${pathOf(other)}: ${steps.get(other) ?? 'never'}`);
    }
    expect(far).toEqual([]);
  });
});
