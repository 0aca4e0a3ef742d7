import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { readSources } from '@/lib/search/server/opensearch/cluster-files';
import type { BulkAction } from './bulk-sender';

/** A file of the dictionary as a document. */
export function fileAction(id: string, payload: Uint8Array): BulkAction {
  return { kind: 'index', id, json: JSON.stringify({ data: Buffer.from(payload).toString('base64') }) };
}

/** The marks of documents as they lie in an index; undefined of those that do not. */
export async function marksOf(
  client: Pick<ClusterClient, 'read'>,
  index: string,
  ids: readonly string[],
): Promise<(string | undefined)[]> {
  const sources = await readSources<{ readonly mark: string }>(client, index, ids, ['mark']);
  return sources.map((source) => source?.mark);
}
