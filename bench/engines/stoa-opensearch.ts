import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import { buildSearch } from '@/lib/search/build/index/build-search';
import { createSearchEngine, type SearchEngine } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createOpensearchEngine } from '@/lib/search/server/opensearch/opensearch-engine';
import { publishSnapshot } from '@/lib/search/server/opensearch/publish/publish-snapshot';
import { describePublished } from '@/lib/search/server/opensearch/publish/published-snapshot';
import type { CorpusDocument } from '../corpus';
import { indexBytes, openBenchCluster } from './bench-cluster';
import type { MeasuredEngine } from './engine';

const maxAtOnce = 50;
const compared = 10;

/**
 * Stoa's search by words on the cluster that `STOA_OPENSEARCH` names. At its end it says of how many queries the first ten
 * are those that the embedded engine finds over the same files, in the same order.
 */
export async function stoaOpensearch(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const searchFolder = await mkdtemp(path.join(tmpdir(), 'stoa-bench-'));
  const titles = new Map(documents.map(({ subject, subjectTitle }) => [subject, subjectTitle]));
  const subjects = [...titles].map(([slug, title]) => ({ slug, title }));
  const words = () => takeAllWords(documents, { language: 'en' });
  await buildSearch(words, { folder: searchFolder, subjects, language: 'en' });
  const texts = new Map(documents.map(({ subject, slug, text }) => [`${subject}/${slug}`, text]));
  const snapshot = await describePublished({
    name: 'bench',
    searchFolder,
    prose: async (at) => texts.get(at),
  });
  const cluster = openBenchCluster();
  const lock = { assertHeld() {} };
  const { index } = await publishSnapshot(snapshot, { ...cluster, lock, begin: () => () => {} });
  const engine = createOpensearchEngine({ client: cluster.client, index });
  const embedded = createSearchEngine(createDiskFiles(searchFolder));
  const idOf = new Map(documents.map(({ id, subject, slug }) => [`${subject}/${slug}`, id]));
  const ask = (query: string, limit: number) => idsOf(engine, { query, limit, idOf });
  const asked = new Set<string>();
  return {
    indexBytes: await indexBytes(cluster, index),
    search(query, limit) {
      asked.add(query);
      return ask(query, limit);
    },
    firstSearch: async () => ({ bytes: 0, requests: 1 }),
    async close() {
      const same = { order: 0, first: 0, hits: 0 };
      for (const query of asked) {
        const [own, found] = [
          await idsOf(embedded, { query, limit: compared, idOf }),
          await ask(query, compared),
        ];
        if (own.join() === found.join()) same.order += 1;
        if (own[0] === found[0]) same.first += 1;
        same.hits += own.length === 0 ? 1 : found.filter((id) => own.includes(id)).length / own.length;
      }
      const share = (count: number) => `${((100 * count) / asked.size).toFixed(2)} %`;
      console.error(
        `As embedded, of ${asked.size} queries: first ten in order ${share(same.order)}, first hit ${share(same.first)}, hits of the first ten ${share(same.hits)}`,
      );
      await cluster.admin.delete(index);
      cluster.client.close();
      await rm(searchFolder, { recursive: true });
    },
  };
}

interface Asking {
  readonly query: string;
  readonly limit: number;
  readonly idOf: ReadonlyMap<string, string>;
}

async function idsOf(
  engine: Pick<SearchEngine, 'search'>,
  { query, limit, idOf }: Asking,
): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; offset < limit; offset += maxAtOnce) {
    const answer = await engine.search({ query, limit: Math.min(maxAtOnce, limit - offset), offset });
    if (answer.status === 'failed') throw new Error(answer.reason);
    ids.push(...answer.hits.map(({ subject, slug }) => idOf.get(`${subject}/${slug}`) ?? ''));
    if (answer.hits.length < maxAtOnce) break;
  }
  return ids;
}
