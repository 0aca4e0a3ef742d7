import { expect, it } from 'vitest';
import { createSearchMetrics } from './search-metrics';

it('counts searches by the time they took, and those that the cluster did not answer', () => {
  const metrics = createSearchMetrics();
  for (const ms of [4, 40, 4000]) metrics.answered(ms);
  metrics.fellBack();
  const lines = metrics.lines();
  expect(lines).toEqual(
    expect.arrayContaining([
      'stoa_search_seconds_bucket{le="0.005"} 1',
      'stoa_search_seconds_bucket{le="0.05"} 2',
      'stoa_search_seconds_bucket{le="2.5"} 2',
      'stoa_search_seconds_bucket{le="+Inf"} 3',
      'stoa_search_seconds_count 3',
      'stoa_search_fallbacks_total 1',
      'stoa_search_failures_total 0',
    ]),
  );
});
