import { quantile } from '../quantile';
import { createRandom } from '../random';

/** A mean difference, and where 95 of a hundred means of resampled queries lie. */
export interface Interval {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 2000;
const seed = 13;

/**
 * By how much `values` are above `others` on average, query by query: the queries are drawn anew, with repeats, as often
 * as there are resamples (Efron's percentile bootstrap). The same numbers give the same interval.
 */
export function pairedBootstrap(values: readonly number[], others: readonly number[]): Interval {
  if (values.length !== others.length || values.length === 0)
    throw new RangeError(`${values.length} values cannot be paired with ${others.length}.`);
  const differences = values.map((value, i) => value - (others[i] as number));
  const random = createRandom(seed);
  const means = Array.from({ length: resamples }, () => meanOfDraws(differences, random));
  return {
    difference: differences.reduce((sum, value) => sum + value, 0) / differences.length,
    low: quantile(means, 0.025),
    high: quantile(means, 0.975),
  };
}

function meanOfDraws(numbers: readonly number[], random: () => number): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[Math.floor(random() * numbers.length)] as number;
  return sum / numbers.length;
}
