import { fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { readSources } from '@/lib/search/server/opensearch/cluster-files';
import { documentBody } from '@/lib/search/server/opensearch/index/document-body';
import { manifestId } from '@/lib/search/server/opensearch/index/index-names';
import type { ManifestSource } from '@/lib/search/server/opensearch/served-index';
import { createBulkSender } from './bulk-sender';
import { changedPostings, changedTexts } from './changed-documents';
import type { IndexAdmin } from './index-admin';
import { fileAction, marksOf } from './index-documents';
import type { PublishLock } from './publish-lock';
import type { PublishedSnapshot } from './published-snapshot';
import { readDocumentTerms } from './read-postings';

interface Changing {
  readonly client: ClusterClient;
  readonly admin: IndexAdmin;
  readonly index: string;
  /** What it says of itself now. */
  readonly indexed: IndexedManifest;
  readonly lock: Pick<PublishLock, 'assertHeld'>;
  readonly timeoutMs: number;
}

/** How many documents were sent, and how many taken out. */
export interface PublishedChanges {
  readonly sent: number;
  readonly deleted: number;
}

/** What an index says of itself. */
export interface IndexedManifest extends ManifestSource {
  readonly base: string;
  /** Documents that were changed since its base: the next update may change them back. */
  readonly changed?: readonly number[];
}

/** What the index that is served holds; undefined where there is none. */
export async function readIndexed(
  client: Pick<ClusterClient, 'read'>,
  index: string,
): Promise<IndexedManifest | undefined> {
  const [source] = await readSources<IndexedManifest>(client, index, [manifestId]);
  return source;
}

/** Whether the changes since what is indexed can be sent by themselves: both began with the same whole build. */
export function isUpdateOf(
  snapshot: PublishedSnapshot,
  indexed: IndexedManifest | undefined,
): indexed is IndexedManifest {
  return (
    indexed !== undefined &&
    indexed.base === snapshot.base &&
    indexed.format === snapshot.manifestSource.format &&
    (snapshot.manifest.updated !== undefined || indexed.build === snapshot.manifest.build)
  );
}

/**
 * Sends what an incremental update of the content changed to the index that is served: documents whose marks are others, and
 * the files of the dictionary that were written again; the manifest last. Who searches meanwhile finds what was or what is.
 */
export async function publishChanges(
  snapshot: PublishedSnapshot,
  changing: Changing,
): Promise<PublishedChanges> {
  const { client, admin, index, indexed, lock, timeoutMs } = changing;
  const sender = createBulkSender(client, { index, timeoutMs });
  const before = filesOf(indexed);
  for await (const [id, payload] of snapshot.dictionary((name) => !before.has(name)))
    await sender.add(fileAction(id, payload));
  const changed = await changedPostings(snapshot);
  for (const number of await changedTexts(snapshot, { client, index })) changed.add(number);
  const toTell = [...changed];
  for (const number of indexed.changed ?? []) changed.add(number);
  const gone = new Set(changed);
  const bodies = new Map<string, { readonly json: string; readonly mark: string }>();
  const chunks = snapshot.manifest.updated?.chunks ?? [];
  for await (const terms of readDocumentTerms(snapshot, chunks, (number) => changed.has(number))) {
    gone.delete(terms.number);
    bodies.set(String(terms.number), documentBody(await snapshot.document(terms)));
  }
  const known = await marksOf(client, index, [...bodies.keys()]);
  let sent = 0;
  for (const [i, [id, { json, mark }]] of [...bodies].entries()) {
    if (known[i] === mark) continue;
    await sender.add({ kind: 'index', id, json });
    sent += 1;
  }
  const deleted = await existing(client, index, [...gone].map(String));
  for (const id of deleted) await sender.add({ kind: 'delete', id });
  await sender.finish();
  lock.assertHeld();
  await sendManifest({ ...snapshot.manifestSource, changed: toTell }, changing);
  await admin.refresh(index);
  return { sent, deleted: deleted.length };
}

async function sendManifest(
  manifest: IndexedManifest,
  { client, index, timeoutMs }: Changing,
): Promise<void> {
  const sender = createBulkSender(client, { index, timeoutMs });
  await sender.add({ kind: 'index', id: manifestId, json: JSON.stringify(manifest) });
  await sender.finish();
}

/** Names of the dictionary's files of what is indexed. */
function filesOf(indexed: IndexedManifest): ReadonlySet<string> {
  const manifest = decodeManifest(Buffer.from(indexed.data, 'base64'));
  const names = fileNames(manifest);
  return new Set([
    ...manifest.firstTerms.map((_, chunk) => names.chunk(chunk)),
    ...(['forward', 'backward'] as const).flatMap((order) =>
      manifest.vocabulary[order].map((_, part) => names.vocabulary(order, part)),
    ),
  ]);
}

async function existing(
  client: Pick<ClusterClient, 'read'>,
  index: string,
  ids: readonly string[],
): Promise<string[]> {
  const marks = await marksOf(client, index, ids);
  return ids.filter((_, i) => marks[i] !== undefined);
}
