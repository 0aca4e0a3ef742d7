import { setTimeout } from 'node:timers/promises';
import { createBackOff, jittered } from '@/lib/concurrency/back-off';
import { UserError } from '@/lib/process/user-error';
import {
  blockedKind,
  type ClusterClient,
  ClusterFailure,
  refusalOf,
} from '@/lib/search/server/opensearch/client/cluster-client';

/** One thing to be done to an index; done twice it does the same. */
export type BulkAction =
  | { readonly kind: 'index'; readonly id: string; readonly json: string }
  | { readonly kind: 'delete'; readonly id: string };

export interface BulkSender {
  /** Takes an action; resolves once there is room for the next. */
  add(action: BulkAction): Promise<void>;
  /** Sends the rest; resolves once all that was added is in the index. */
  finish(): Promise<void>;
}

export interface BulkSenderOptions {
  readonly index: string;
  readonly timeoutMs: number;
  readonly pause?: (ms: number) => Promise<unknown>;
}

const batchBytes = 2_000_000;
const batchesUnderWay = 2;
const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** A batch that nobody takes for some three minutes is given up. */
const maxTries = 24;
const busy = new Set([429, 503]);

/**
 * Sends actions in batches, two at a time: where the cluster is busy, what it did not take is sent again after pauses that
 * grow, each of another length, so that several who wait do not come back at once.
 */
export function createBulkSender(
  client: Pick<ClusterClient, 'write'>,
  { index, timeoutMs, pause = setTimeout }: BulkSenderOptions,
): BulkSender {
  let batch: BulkAction[] = [];
  let bytes = 0;
  const underWay = new Set<Promise<void>>();
  const send = async (actions: readonly BulkAction[]) => {
    let left = actions;
    const backOff = createBackOff(firstPauseMs, longestPauseMs);
    for (let tries = 1; left.length > 0; tries++) {
      left = await sendOnce(client, left, { index, timeoutMs });
      if (left.length > 0 && tries >= maxTries)
        throw new ClusterFailure('the cluster takes no more documents: it is busy, or out of space');
      if (left.length > 0) await pause(jittered(backOff.take()));
    }
  };
  const begin = () => {
    const sent = send(batch);
    batch = [];
    bytes = 0;
    const done = sent.finally(() => underWay.delete(done));
    // Whoever adds or finishes next is told.
    done.catch(() => {});
    underWay.add(done);
    return done;
  };
  let failure: unknown;
  const room = async () => {
    if (failure !== undefined) throw failure;
    while (underWay.size >= batchesUnderWay) await Promise.race(underWay);
  };
  return {
    async add(action) {
      batch.push(action);
      bytes += action.kind === 'index' ? action.json.length : action.id.length;
      if (bytes < batchBytes) return;
      await room();
      begin().catch((error: unknown) => {
        failure ??= error;
      });
    },
    async finish() {
      await room();
      if (batch.length > 0) begin();
      await Promise.all(underWay);
      if (failure !== undefined) throw failure;
    },
  };
}

interface BulkAnswer {
  readonly errors: boolean;
  readonly items: readonly Readonly<
    Record<string, { readonly status: number; readonly error?: { type?: string } }>
  >[];
}

/** Answers which actions were not carried out, since the cluster was busy or did not answer. */
async function sendOnce(
  client: Pick<ClusterClient, 'write'>,
  actions: readonly BulkAction[],
  { index, timeoutMs }: Pick<BulkSenderOptions, 'index' | 'timeoutMs'>,
): Promise<readonly BulkAction[]> {
  const request = {
    method: 'POST',
    path: `/${index}/_bulk?filter_path=errors,items.*.status,items.*.error.type`,
    body: actions.map(linesOf).join(''),
    isLines: true,
  } as const;
  const response = await client.write(request, timeoutMs).catch((error: unknown) => {
    if (error instanceof ClusterFailure) return undefined;
    throw error;
  });
  if (response === undefined || busy.has(response.status)) return actions;
  if (response.status !== 200) throw refusalOf(response, request);
  const { errors, items } = response.body as BulkAnswer;
  if (!errors) return [];
  return actions.filter((_action, i) => {
    const [told] = Object.values(items[i] ?? {});
    if (told?.error?.type === blockedKind)
      throw new UserError('the cluster takes no documents: a disk of it is full, or the index is blocked');
    if (told === undefined || busy.has(told.status)) return true;
    // What is gone already need not be deleted.
    if (told.error !== undefined && told.status !== 404)
      throw new Error(`the cluster did not take a document: ${told.error.type ?? told.status}`);
    return false;
  });
}

function linesOf(action: BulkAction): string {
  const head = `{"${action.kind}":{"_id":${JSON.stringify(action.id)}}}\n`;
  return action.kind === 'index' ? `${head}${action.json}\n` : head;
}
