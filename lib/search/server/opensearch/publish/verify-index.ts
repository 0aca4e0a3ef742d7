import { createSearchEngine, type SearchEngine } from '@/lib/search/engine/search-engine';
import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { createOpensearchEngine } from '@/lib/search/server/opensearch/opensearch-engine';
import type { IndexAdmin } from './index-admin';
import { marksOf } from './index-documents';
import type { PublishedSnapshot } from './published-snapshot';

interface Verifying {
  readonly client: ClusterClient;
  readonly admin: IndexAdmin;
  readonly snapshot: PublishedSnapshot;
  readonly index: string;
  /** Documents that were sent or were there. */
  readonly documents: number;
  readonly marks: ReadonlyMap<string, string>;
}

const canaries = 24;
const shown = 10;
/** The cluster ranks candidates, not all: of the canaries so many may have another order below their first hit. */
const othersAllowed = 2;

/** @throws where an index does not hold what was sent, or finds other questions than the snapshot does */
export async function verifyIndex(verifying: Verifying): Promise<void> {
  const { client, admin, index, documents, marks } = verifying;
  const count = await admin.count(index);
  if (count !== documents)
    throw new Error(`${index} holds ${count} documents, not ${documents}: it is not served; publish again`);
  const found = await marksOf(client, index, [...marks.keys()]);
  const other = [...marks.values()].filter((mark, i) => mark !== found[i]);
  if (other.length > 0)
    throw new Error(
      `${index} holds ${other.length} of ${marks.size} documents otherwise than they were sent: publish again`,
    );
  await askCanaries(verifying);
}

/** Titles, and their last words: what a reader might type, asked of both engines. */
async function askCanaries({ client, snapshot, index }: Verifying): Promise<void> {
  const own = createSearchEngine(snapshot.files);
  const cluster = createOpensearchEngine({ client, index });
  let others = 0;
  for (const query of await canaryQueries(snapshot)) {
    const [expected, answered] = [await hitsOf(own, query), await hitsOf(cluster, query)];
    if (expected[0] !== answered[0])
      throw new Error(`${index} answers a search otherwise than the snapshot does: it is not served`);
    if (expected.join() !== answered.join()) others += 1;
  }
  await cluster.close();
  if (others > othersAllowed)
    throw new Error(
      `${index} orders ${others} of ${canaries} searches otherwise than the snapshot does: it is not served`,
    );
}

async function canaryQueries({ manifest, shown: shownOf }: PublishedSnapshot): Promise<string[]> {
  const queries = new Set<string>();
  const every = Math.max(1, Math.floor(manifest.documents / canaries));
  for (let number = 0; number < manifest.documents && queries.size < canaries; number += every) {
    const { question } = await shownOf(number);
    const isWhole = queries.size % 2 === 0;
    // A space after the last word: it is whole.
    queries.add(`${isWhole ? question : question.split(/\s+/).slice(-3).join(' ')} `);
  }
  return [...queries].filter((query) => query.trim() !== '');
}

async function hitsOf(engine: Pick<SearchEngine, 'search'>, query: string): Promise<string[]> {
  const answer = await engine.search({ query, limit: shown, offset: 0 });
  if (answer.status === 'failed') throw new Error(answer.reason);
  return answer.hits.map(({ subject, slug }) => `${subject}/${slug}`);
}
