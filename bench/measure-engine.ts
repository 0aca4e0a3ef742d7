import { performance } from 'node:perf_hooks';
import type { CorpusDocument, CorpusQuery } from './corpus';
import { engines } from './engines/engines';
import { quantile } from './quantile';

export interface EngineFigures {
  readonly name: string;
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly hit1: number;
  readonly recall100: number;
  /** Share of queries that found nothing. */
  readonly zeroShare: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Mean of what a first search fetches, compressed, without the engine's own code. */
  readonly coldBytes: number;
  readonly indexBytes: number;
  readonly buildSeconds: number;
  readonly peakMB: number;
}

const coldQueries = 30;
const warmUp = 20;

/** Builds one engine's index in this process, asks it every query and says how well and how fast it answered. */
export async function measureEngine(
  name: string,
  documents: readonly CorpusDocument[],
  queries: readonly CorpusQuery[],
): Promise<EngineFigures> {
  const load = engines[name];
  if (load === undefined)
    throw new Error(`There is no engine "${name}": ${Object.keys(engines).join(', ')}.`);
  const create = await load();
  const began = performance.now();
  const engine = await create(documents);
  const buildSeconds = (performance.now() - began) / 1000;
  const peakMB = process.resourceUsage().maxRSS / 1024;
  for (const query of queries.slice(0, warmUp)) await engine.search(query.text, 10);
  const results: { ms: number; ids: readonly string[]; query: CorpusQuery }[] = [];
  for (const query of queries) {
    const first = performance.now();
    const ids = await engine.search(query.text, 100);
    const again = performance.now();
    // Once for the files it needs, then for the time.
    if (!engine.isWhole) await engine.search(query.text, 10);
    results.push({ ms: engine.isWhole ? again - first : performance.now() - again, ids, query });
  }
  const cold: number[] = [];
  for (const { text } of queries.slice(0, coldQueries)) cold.push(await engine.coldBytes(text));
  await engine.close();
  const times = results.map(({ ms }) => ms);
  const rated = results.map(({ ids, query }) => rate(ids, query.grades));
  return {
    name,
    ndcg10: mean(rated.map(({ ndcg10 }) => ndcg10)),
    mrr10: mean(rated.map(({ mrr10 }) => mrr10)),
    hit1: mean(rated.map(({ mrr10 }) => (mrr10 === 1 ? 1 : 0))),
    recall100: mean(rated.map(({ recall100 }) => recall100)),
    zeroShare: mean(results.map(({ ids }) => (ids.length === 0 ? 1 : 0))),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    coldBytes: mean(cold),
    indexBytes: engine.indexBytes,
    buildSeconds,
    peakMB,
  };
}

/** nDCG (Järvelin & Kekäläinen 2002, gain = grade), reciprocal rank and recall of one ranking. */
export function rate(ids: readonly string[], grades: ReadonlyMap<string, number>) {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const gained = ids.slice(0, 10).reduce((sum, id, rank) => sum + (grades.get(id) ?? 0) * discount(rank), 0);
  const best = [...grades.values()].sort((a, b) => b - a).slice(0, 10);
  const ideal = best.reduce((sum, grade, rank) => sum + grade * discount(rank), 0);
  const first = ids.slice(0, 10).findIndex((id) => grades.has(id));
  const found = ids.slice(0, 100).filter((id) => grades.has(id)).length;
  return {
    ndcg10: ideal === 0 ? 0 : gained / ideal,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall100: grades.size === 0 ? 0 : found / grades.size,
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / Math.max(1, numbers.length);
}
