import type { BeginStep } from '@/lib/process/progress';
import { UserError } from '@/lib/process/user-error';
import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { documentBody } from '@/lib/search/server/opensearch/index/document-body';
import { indexBody } from '@/lib/search/server/opensearch/index/index-body';
import { type IndexNames, manifestId } from '@/lib/search/server/opensearch/index/index-names';
import { type BulkAction, createBulkSender } from './bulk-sender';
import type { IndexAdmin } from './index-admin';
import { fileAction, marksOf } from './index-documents';
import type { PublishLock } from './publish-lock';
import type { PublishedSnapshot } from './published-snapshot';
import { readDocumentTerms } from './read-postings';
import { verifyIndex } from './verify-index';

export interface Publishing {
  readonly client: ClusterClient;
  readonly admin: IndexAdmin;
  readonly names: IndexNames;
  readonly lock: Pick<PublishLock, 'assertHeld'>;
  readonly timeoutMs: number;
  readonly begin: BeginStep;
}

/** What was published. */
export interface Published {
  readonly index: string;
  readonly documents: number;
  /** Documents that were sent; the others were there already. */
  readonly sent: number;
}

/** Documents whose marks are asked for at once. */
const markedAtOnce = 500;
/** Of so many documents the mark is compared before the index is served. */
const sampled = 200;

/**
 * Fills an index with a whole snapshot, verifies it and has it served in the place of the one before, which is kept. Where
 * an earlier try was broken off, what it sent is compared, not sent again.
 * @throws where the index does not hold what was sent, or answers otherwise than the snapshot's own: then what was served goes on
 */
export async function publishSnapshot(
  snapshot: PublishedSnapshot,
  publishing: Publishing,
): Promise<Published> {
  const { admin, names, lock, begin } = publishing;
  const { manifest } = snapshot;
  const served = await admin.indexOf(names.served);
  const index = unserved(names.indexOf(manifest.build), served);
  const { build, fingerprint, documents } = manifest;
  const wasThere = await createIndex(index, indexBody({ build, fingerprint, documents }), admin);
  const sent = await sendAll(snapshot, { ...publishing, index, wasThere });
  begin(`Verifying ${index}`);
  await admin.settle(index);
  try {
    await verifyIndex({ ...publishing, snapshot, index, marks: sent.marks, documents: sent.documents });
  } catch (error) {
    // What is wrong with it would be wrong again: the next try begins with nothing.
    await admin.delete(index);
    throw error;
  }
  lock.assertHeld();
  await admin.serve(index, served, names);
  await removeOlder(publishing, [index, served]);
  return { index, documents: sent.documents, sent: sent.sent };
}

/** What is served is never written over as a whole: the same build goes to an index beside it. */
function unserved(index: string, served: string | undefined): string {
  return served === index ? `${index}-again` : index;
}

/** One of another mapping that an older version left is made anew. */
async function createIndex(index: string, body: unknown, admin: IndexAdmin): Promise<boolean> {
  if (!(await admin.create(index, body))) return false;
  if (await admin.isSearchable(index)) return true;
  await admin.delete(index);
  await admin.create(index, body);
  return false;
}

interface SentAll {
  readonly documents: number;
  readonly sent: number;
  /** Marks of a sample, by document. */
  readonly marks: ReadonlyMap<string, string>;
}

async function sendAll(
  snapshot: PublishedSnapshot,
  {
    client,
    index,
    wasThere,
    lock,
    timeoutMs,
    begin,
  }: Publishing & { readonly index: string; readonly wasThere: boolean },
): Promise<SentAll> {
  const { manifest } = snapshot;
  const step = begin(wasThere ? `Sending the rest to ${index}` : `Sending to ${index}`);
  const sender = createBulkSender(client, { index, timeoutMs });
  const marks = new Map<string, string>();
  const every = Math.max(1, Math.floor(manifest.documents / sampled));
  let documents = 0;
  let sent = 0;
  const sendMissing = async (batch: readonly (BulkAction & { readonly mark: string })[]) => {
    lock.assertHeld();
    const known = wasThere
      ? await marksOf(
          client,
          index,
          batch.map(({ id }) => id),
        )
      : [];
    for (const [i, { mark, ...action }] of batch.entries()) {
      if (known[i] === mark) continue;
      await sender.add(action as BulkAction);
      sent += 1;
    }
    documents += batch.length;
    step(documents, manifest.documents);
  };
  let batch: (BulkAction & { readonly mark: string })[] = [];
  for await (const terms of readDocumentTerms(snapshot, manifest.firstTerms.keys())) {
    const id = String(terms.number);
    const { json, mark } = documentBody(await snapshot.document(terms));
    if (terms.number % every === 0) marks.set(id, mark);
    batch.push({ kind: 'index', id, json, mark });
    if (batch.length < markedAtOnce) continue;
    await sendMissing(batch);
    batch = [];
  }
  await sendMissing(batch);
  for await (const [id, payload] of snapshot.dictionary()) await sender.add(fileAction(id, payload));
  await sender.add({ kind: 'index', id: manifestId, json: JSON.stringify(snapshot.manifestSource) });
  await sender.finish();
  if (documents === 0) throw new UserError('the snapshot holds no questions: nothing is published');
  return { documents, sent, marks };
}

/** All indexes but those named and the one before them, which is kept for rolling back. */
async function removeOlder(
  { admin, names }: Pick<Publishing, 'admin' | 'names'>,
  kept: readonly (string | undefined)[],
): Promise<void> {
  const previous = await admin.indexOf(names.previous);
  for (const index of await admin.list(names.allIndexes))
    if (index !== previous && !kept.includes(index)) await admin.delete(index);
}

/**
 * Has the index before served again, in one step.
 * @throws UserError where there is none
 */
export async function rollBack({ admin, names }: Pick<Publishing, 'admin' | 'names'>): Promise<string> {
  const previous = await admin.indexOf(names.previous);
  if (previous === undefined)
    throw new UserError('there is no index before this one: publish another instead');
  if (!(await admin.isSearchable(previous)))
    throw new UserError(`${previous} is of another version of the site: publish again instead`);
  await admin.serve(previous, await admin.indexOf(names.served), names);
  return previous;
}
