import { performance } from 'node:perf_hooks';
import type { CorpusDocument, CorpusQuery } from '../corpus';
import type { MeasuredEngine } from '../engines/engine';
import { engines } from '../engines/engines';
import { quantile } from '../quantile';
import { hitShare, mean, type Rated, rate } from './measures';

export interface EngineFigures {
  readonly name: string;
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly recall100: number;
  /** Share of queries that found nothing. */
  readonly zeroShare: number;
  /** Of a search as a worker or a server runs it, its files at hand. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** What a first search fetches, compressed, without the engine's own code: of a hundred queries the middle one and the 95th. */
  readonly firstBytes50: number;
  readonly firstBytes95: number;
  readonly firstRequests50: number;
  readonly firstRequests95: number;
  readonly indexBytes: number;
  readonly buildSeconds: number;
  readonly peakMB: number;
}

export interface MeasuredQueries {
  readonly figures: EngineFigures;
  /** Of every query, in their order. */
  readonly rated: readonly Rated[];
}

const firstSearches = 100;
const warmUp = 20;

/** Builds one engine's index in this process, asks it every query and says how well and how fast it answered. */
export async function measureEngine(
  name: string,
  documents: readonly CorpusDocument[],
  queries: readonly CorpusQuery[],
): Promise<MeasuredQueries> {
  const load = engines[name];
  if (load === undefined)
    throw new Error(`There is no engine "${name}": ${Object.keys(engines).join(', ')}.`);
  const create = await load();
  const began = performance.now();
  const engine = await create(documents);
  const buildSeconds = (performance.now() - began) / 1000;
  const peakMB = process.resourceUsage().maxRSS / 1024;
  const { times, rated, empty } = await askAll(engine, queries);
  const first = await firstFigures(engine, queries);
  await engine.close();
  const figures = {
    name,
    ndcg10: mean(rated.map(({ ndcg10 }) => ndcg10)),
    mrr10: mean(rated.map(({ mrr10 }) => mrr10)),
    hit1: hitShare(rated, 1),
    hit3: hitShare(rated, 3),
    recall100: mean(rated.map(({ recall100 }) => recall100)),
    zeroShare: empty / Math.max(1, queries.length),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    ...first,
    indexBytes: engine.indexBytes,
    buildSeconds,
    peakMB,
  };
  return { figures, rated };
}

async function askAll(engine: MeasuredEngine, queries: readonly CorpusQuery[]) {
  for (const query of queries.slice(0, warmUp)) await engine.search(query.text, 10);
  const times: number[] = [];
  const rated: Rated[] = [];
  let empty = 0;
  for (const { text, grades } of queries) {
    const first = performance.now();
    const ids = await engine.search(text, 100);
    const again = performance.now();
    // Once for the files it needs, then for the time.
    if (!engine.isWhole) await engine.search(text, 10);
    times.push(engine.isWhole ? again - first : performance.now() - again);
    rated.push(rate(ids, grades));
    if (ids.length === 0) empty++;
  }
  return { times, rated, empty };
}

async function firstFigures(engine: MeasuredEngine, queries: readonly CorpusQuery[]) {
  const bytes: number[] = [];
  const requests: number[] = [];
  for (const { text } of queries.slice(0, firstSearches)) {
    const first = await engine.firstSearch(text);
    bytes.push(first.bytes);
    requests.push(first.requests);
  }
  return {
    firstBytes50: quantile(bytes, 0.5),
    firstBytes95: quantile(bytes, 0.95),
    firstRequests50: quantile(requests, 0.5),
    firstRequests95: quantile(requests, 0.95),
  };
}
