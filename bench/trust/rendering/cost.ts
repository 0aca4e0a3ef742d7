import path from 'node:path';
import { Piscina } from 'piscina';
import { excessOfAnswer } from '@/lib/markdown/answer-excess';
import { createRandom } from '../../random';
import type { TrustRow } from '../trust-group';
import { changed, makePiecesOf, type Piece, scaled, sourceOf } from './grown';
import type { Measured } from './measured-render';
import { slowFamilies } from './slow-families';

/** What a thread of the site has for one answer. */
const limits = { milliseconds: 2_000, memoryMiB: 256 } as const;

interface Tried {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly cost: Measured;
}

/** Renders in a thread as the site does, and measures processor time, so that a busy machine fails nothing. */
class CostMeter {
  #pool = this.#start();

  #start(): Piscina {
    return new Piscina({
      filename: path.resolve('bench/trust/rendering/measured-render.ts'),
      execArgv: ['--import', 'tsx'],
      ...{ minThreads: 1, maxThreads: 1, idleTimeout: 60_000 },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMiB },
    });
  }

  async warm(): Promise<void> {
    for (let time = 0; time < 30; time += 1)
      await this.#pool.run('Warm **a** $x^2$\n\n- `b`\n\n```cpp\nint x;\n```');
  }

  /** The better of two where the first seems slow: the second is free of compiling and of a neighbor's noise. */
  async measure(answer: string): Promise<Measured> {
    const first = await this.#once(answer);
    if (first.milliseconds < 600 || first.milliseconds === Infinity) return first;
    const second = await this.#once(answer);
    return second.milliseconds < first.milliseconds ? second : first;
  }

  async #once(answer: string): Promise<Measured> {
    const start = process.cpuUsage();
    const abort = new AbortController();
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage(start);
      if ((user + system) / 1_000 > 2 * limits.milliseconds) abort.abort();
    }, 100);
    try {
      return await this.#pool.run(answer, { signal: abort.signal });
    } catch {
      await this.#pool.destroy().catch(() => undefined);
      this.#pool = this.#start();
      await this.warm();
      return { milliseconds: Infinity, heapMiB: Infinity, isRendered: false };
    } finally {
      clearInterval(timer);
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

/**
 * The cost of answers is bounded: of what was slow once, at its bound, and of documents that are grown towards
 * slower ones from constructs of Markdown, tables, addresses and TeX.
 */
export async function costRows(documents: number, say: (line: string) => void): Promise<readonly TrustRow[]> {
  const meter = new CostMeter();
  try {
    await meter.warm();
    const known: Tried[] = [];
    for (const [name, make] of slowFamilies)
      known.push({ name, pieces: [], cost: await meter.measure(largest(make)) });
    say(`${known.length} families that were slow once: ${rowOf('', known).figure}`);
    const grown = await grow(meter, documents, say);
    for (const { name, cost } of worstOf([...known, ...grown], 5))
      say(`${Math.round(cost.milliseconds)} ms, ${Math.round(cost.heapMiB)} MiB: ${name}`);
    const promise = `2 s of processor and ${limits.memoryMiB} MB`;
    return [
      rowOf(`what was slow once, as much of it as is rendered: within ${promise}`, known),
      rowOf(`documents grown towards slow ones: within ${promise}`, grown),
    ];
  } finally {
    await meter.close();
  }
}

/** A third is made by chance, the others from the slowest so far. */
async function grow(
  meter: CostMeter,
  documents: number,
  say: (line: string) => void,
): Promise<readonly Tried[]> {
  const random = createRandom(31);
  const all: Tried[] = [];
  let slowest: readonly Tried[] = [];
  for (let index = 0; index < documents; index += 1) {
    const parent = slowest[Math.floor(random() * slowest.length)];
    const other = slowest[Math.floor(random() * slowest.length)]?.pieces ?? [];
    const isNew = parent === undefined || index % 3 === 0;
    const pieces = fitting(isNew ? makePiecesOf(random) : changed(parent.pieces, other, random));
    const cost = await meter.measure(sourceOf(pieces));
    const tried = { name: JSON.stringify(pieces), pieces, cost };
    all.push(tried);
    if (all.length % 100 === 0) say(`${all.length} documents grown: ${rowOf('', all).figure}`);
    slowest = worstOf([...slowest, tried], 24);
  }
  return all;
}

function fitting(pieces: readonly Piece[]): readonly Piece[] {
  let fit = pieces;
  for (let round = 0; round < 24 && excessOfAnswer(sourceOf(fit)) !== undefined; round += 1)
    fit = scaled(fit, 0.8);
  return fit;
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

function worstOf(tried: readonly Tried[], count: number): readonly Tried[] {
  return [...tried].sort((a, b) => b.cost.milliseconds - a.cost.milliseconds).slice(0, count);
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
