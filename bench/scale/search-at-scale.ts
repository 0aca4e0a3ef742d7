import type { CorpusQuery } from '../corpus';
import { engines } from '../engines/engines';
import { knownItems } from '../known-items';
import { quantile } from '../quantile';
import { contentDocuments } from '../search/content-documents';
import { madeLibrary } from '../search/made-library';
import { mean, rate } from '../search/measures';

/** How one engine answers over one library. */
export interface EngineAtScale {
  readonly engine: string;
  readonly questions: number;
  /** A second, index made and sent. */
  readonly documentsPerSecond: number;
  readonly indexMB: number;
  readonly ndcg10: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The same with eight who search at once. */
  readonly p50Of8: number;
  readonly p95Of8: number;
  readonly p99Of8: number;
}

const asked = 300;
const wordsAsked = 4;
const compared = ['stoa-lexical', 'stoa-opensearch', 'opensearch-english'];

/** Stoa's own index, the same on the cluster that `STOA_OPENSEARCH` names, and the cluster's own search, over made-up questions. */
export async function measureSearchAtScale(
  questions: number,
  report: (figures: EngineAtScale) => void,
): Promise<void> {
  const documents = await contentDocuments(await madeLibrary(questions));
  const queries = knownItems(documents, { most: asked, words: wordsAsked });
  for (const engine of compared) {
    const create = await engines[engine]?.();
    if (create === undefined) continue;
    const began = performance.now();
    const opened = await create(documents);
    const seconds = (performance.now() - began) / 1000;
    await askAll(opened.search, queries, 1);
    const one = await askAll(opened.search, queries, 1);
    const eight = await askAll(opened.search, queries, 8);
    report({
      engine,
      questions,
      documentsPerSecond: Math.round(questions / seconds),
      indexMB: Math.round(opened.indexBytes / 1e5) / 10,
      ndcg10: one.ndcg10,
      ...timesOf(one.times, ''),
      ...timesOf(eight.times, 'Of8'),
    } as EngineAtScale);
    await opened.close();
  }
}

function timesOf(times: readonly number[], suffix: string): Record<string, number> {
  const at = (share: number) => Math.round(quantile(times, share) * 10) / 10;
  return { [`p50${suffix}`]: at(0.5), [`p95${suffix}`]: at(0.95), [`p99${suffix}`]: at(0.99) };
}

async function askAll(
  search: (query: string, limit: number) => Promise<readonly string[]>,
  queries: readonly CorpusQuery[],
  searchers: number,
) {
  const times: number[] = [];
  const rated: number[] = [];
  const left = queries.values();
  const ask = async () => {
    for (const { text, grades } of left) {
      const started = performance.now();
      const ids = await search(text, 10);
      times.push(performance.now() - started);
      rated.push(rate(ids, grades).ndcg10);
    }
  };
  await Promise.all(Array.from({ length: searchers }, ask));
  return { times, ndcg10: Math.round(mean(rated) * 1e4) / 1e4 };
}
