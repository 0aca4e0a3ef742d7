import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SearchCounts } from '@/lib/search/server/failover-engine';

export interface MetricsSource {
  /** When what is served was built, ms since 1970; undefined where that cannot be told. */
  readonly builtAt: () => number | undefined;
  /** Whether something is not as it should be. */
  readonly isDegraded: () => boolean;
}

/** What is counted in one process since it began. */
export interface ProcessMetrics {
  readonly counts: SearchCounts;
  /** What is looked up when somebody asks. */
  observe(source: MetricsSource): void;
  /** In the text format of Prometheus; no query and no address of a reader is in it. */
  text(): Promise<string>;
}

/** Bounds of the time a search takes, seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts the searches of this process; one that looks after several asks each of them, and adds up what they say. */
export function createProcessMetrics(): ProcessMetrics {
  const registry = new Registry();
  const registers = [registry];
  // One of several answers whoever asks it once this is made.
  new AggregatorRegistry();
  AggregatorRegistry.setRegistries(registers);
  collectDefaultMetrics({ register: registry });
  return {
    counts: createCounts(registers),
    observe: observeIn(registers),
    text: () => registry.metrics(),
  };
}

function createCounts(registers: Registry[]): SearchCounts {
  const seconds = new Histogram({
    ...{ name: 'stoa_search_seconds', help: 'What searches took that were answered.', buckets, registers },
  });
  const fallbacks = new Counter({
    name: 'stoa_search_fallbacks_total',
    help: 'Searches that the embedded index answered for the cluster.',
    registers,
  });
  const failures = new Counter({
    ...{ name: 'stoa_search_failures_total', help: 'Searches that nothing answered.', registers },
  });
  const underWay = new Gauge({
    ...{ name: 'stoa_searches_under_way', help: 'Searches that wait or are answered just now.', registers },
  });
  return {
    started: () => underWay.inc(),
    ended(ms) {
      underWay.dec();
      if (ms === undefined) failures.inc();
      else seconds.observe(ms / 1000);
    },
    fellBack: () => fallbacks.inc(),
  };
}

/** Of several processes the oldest snapshot is told, and whether any of them is degraded. */
function observeIn(registers: Registry[]): ProcessMetrics['observe'] {
  let source: MetricsSource | undefined;
  new Gauge({
    name: 'stoa_snapshot_age_seconds',
    help: 'How long ago what is served was built.',
    registers,
    aggregator: 'max',
    collect() {
      this.set((Date.now() - (source?.builtAt() ?? Number.NaN)) / 1000);
    },
  });
  new Gauge({
    name: 'stoa_degraded',
    help: 'Whether /readyz says that something is degraded.',
    registers,
    aggregator: 'max',
    collect() {
      this.set(source?.isDegraded() ? 1 : 0);
    },
  });
  return (next) => {
    source = next;
  };
}
