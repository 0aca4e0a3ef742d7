import { createBulkSender } from '@/lib/search/server/opensearch/publish/bulk-sender';
import type { CorpusDocument } from '../corpus';
import { indexBytes, openBenchCluster } from './bench-cluster';
import type { MeasuredEngine } from './engine';

const index = 'stoa-bench-english';
const english = { type: 'text', analyzer: 'english' };
const fields = ['title^3', 'keywords^2', 'answer'];

/** OpenSearch as its documentation shows it: one query over three fields with the analyzer for English, weighted as Stoa's are. */
export async function opensearchEnglish(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const { client, admin, timeoutMs } = openBenchCluster();
  await admin.delete(index);
  await admin.create(index, {
    settings: { number_of_replicas: 0, refresh_interval: '-1' },
    mappings: { properties: { title: english, keywords: english, answer: english } },
  });
  const sender = createBulkSender(client, { index, timeoutMs });
  for (const { id, question, keywords, text } of documents) {
    const json = JSON.stringify({ title: question, keywords: keywords.join(', '), answer: text });
    await sender.add({ kind: 'index', id, json });
  }
  await sender.finish();
  await admin.refresh(index);
  return {
    indexBytes: await indexBytes({ client }, index),
    async search(query, size) {
      const answer = (await client.read({
        method: 'POST',
        path: `/${index}/_search?filter_path=hits.hits._id`,
        body: JSON.stringify({ query: { multi_match: { query, fields } }, size }),
      })) as { readonly hits?: { readonly hits?: readonly { readonly _id: string }[] } };
      return (answer.hits?.hits ?? []).map(({ _id }) => _id);
    },
    firstSearch: async () => ({ bytes: 0, requests: 1 }),
    async close() {
      await admin.delete(index);
      client.close();
    },
  };
}
