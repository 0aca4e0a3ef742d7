import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import type { TrustRow } from '../trust-group';
import { CostMeter, limits } from './cost-meter';
import { type Tried, worstOf } from './grow';
import { slowFamilies } from './slow-families';

/**
 * The cost of answers is bounded: of what was slow once, at its bound, and of documents that are grown towards
 * slower ones from constructs of Markdown, tables, addresses and TeX.
 */
export async function costRows(
  documents: number,
  report: (line: string) => void,
): Promise<readonly TrustRow[]> {
  const meter = new CostMeter();
  try {
    await meter.warm();
    const known: Tried[] = [];
    for (const [name, make] of slowFamilies) known.push({ name, cost: await meter.measure(largest(make)) });
    report(`${known.length} families that were slow once: ${rowOf('', known).figure}`);
    const grown = await growAtOnce(documents, report);
    for (const { name, cost } of worstOf([...known, ...grown], 5))
      report(`${Math.round(cost.milliseconds)} ms, ${Math.round(cost.heapMiB)} MiB: ${name}`);
    const promise = `2 s of processor and ${limits.memoryMiB} MB`;
    return [
      rowOf(`what was slow once, as much of it as is rendered: within ${promise}`, known),
      rowOf(`documents grown towards slow ones: within ${promise}`, grown),
    ];
  } finally {
    await meter.close();
  }
}

/** As many lines of descent as there are cores, each in a process and with a chance of its own. */
async function growAtOnce(documents: number, report: (line: string) => void): Promise<readonly Tried[]> {
  const lines = Math.min(availableParallelism(), 8);
  const all: Tried[] = [];
  let slowest = limits.milliseconds / 2;
  const grown = (tried: Tried) => {
    all.push(tried);
    if (tried.cost.milliseconds > slowest) {
      slowest = tried.cost.milliseconds;
      report(`slowest so far, ${Math.round(slowest)} ms: ${tried.name}`);
    }
    if (all.length % 100 === 0) report(`${all.length} documents grown: ${rowOf('', all).figure}`);
  };
  await Promise.all(
    Array.from({ length: lines }, (_, line) =>
      growApart(Math.ceil((documents - line) / lines), 31 + line, grown),
    ),
  );
  return all;
}

async function growApart(documents: number, seed: number, grown: (tried: Tried) => void): Promise<void> {
  const child = fork('bench/trust/rendering/grow-apart.ts', [String(documents), String(seed)], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  child.on('message', (message) => grown(message as Tried));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`growing documents ended with ${code}`);
}

/** The longest of a family that is rendered, to a few percent. */
function largest(make: (count: number) => string): string {
  let [fits, most] = [1, 100_000];
  while (most - fits > Math.max(1, fits / 30)) {
    const middle = Math.ceil((fits + most) / 2);
    if (excessOfAnswer(make(middle)) === undefined) fits = middle;
    else most = middle;
  }
  return make(fits);
}

function rowOf(name: string, tried: readonly Tried[]): TrustRow {
  const failures = tried
    .filter(({ cost }) => cost.milliseconds > limits.milliseconds)
    .map((one) => `${one.name}: ${Math.round(one.cost.milliseconds)} ms`);
  const slowest = Math.max(...tried.map(({ cost }) => cost.milliseconds));
  const heaviest = Math.max(...tried.map(({ cost }) => cost.heapMiB));
  const rendered = tried.filter(({ cost }) => cost.isRendered).length;
  const figure = `${rendered} rendered, slowest ${Math.round(slowest)} ms, heap ${Math.round(heaviest)} MiB`;
  return { name, tried: tried.length, held: tried.length - failures.length, failures, figure };
}
