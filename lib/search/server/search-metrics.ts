import type { SearchCounts } from './failover-engine';

/** What is counted of searches since the process began, as Prometheus reads it. */
export interface SearchMetrics extends SearchCounts {
  /** Lines of metrics, each with what it says. */
  lines(): readonly string[];
}

/** Bounds of the time a search takes, seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function createSearchMetrics(): SearchMetrics {
  const buckets = bounds.map(() => 0);
  let [count, seconds, fallbacks, failures] = [0, 0, 0, 0];
  return {
    answered(ms) {
      count += 1;
      seconds += ms / 1000;
      for (const [i, bound] of bounds.entries()) if (ms / 1000 <= bound) buckets[i] = (buckets[i] ?? 0) + 1;
    },
    fellBack() {
      fallbacks += 1;
    },
    failed() {
      failures += 1;
    },
    lines: () => [
      ...metric('stoa_search_seconds', 'histogram', 'What searches took that were answered.'),
      ...bounds.map((bound, i) => `stoa_search_seconds_bucket{le="${bound}"} ${buckets[i]}`),
      `stoa_search_seconds_bucket{le="+Inf"} ${count}`,
      `stoa_search_seconds_sum ${seconds}`,
      `stoa_search_seconds_count ${count}`,
      ...metric(
        'stoa_search_fallbacks_total',
        'counter',
        'Searches that the embedded index answered for the cluster.',
      ),
      `stoa_search_fallbacks_total ${fallbacks}`,
      ...metric('stoa_search_failures_total', 'counter', 'Searches that nothing answered.'),
      `stoa_search_failures_total ${failures}`,
    ],
  };
}

/** The two lines before the values of a metric. */
export function metric(
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  about: string,
): readonly string[] {
  return [`# HELP ${name} ${about}`, `# TYPE ${name} ${type}`];
}
