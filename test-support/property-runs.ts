import fc from 'fast-check';

/** `STOA_TEST_RUNS=20` tries each property of the unit tests with twenty times as many cases as it is tried with else. */
const times = Math.max(1, Number(process.env.STOA_TEST_RUNS ?? 1) || 1);

/** Where a property names no number of its own. */
fc.configureGlobal({ numRuns: 100 * times });

/** How many cases a property is tried with. */
export function propertyRuns(usual: number): number {
  return usual * times;
}
