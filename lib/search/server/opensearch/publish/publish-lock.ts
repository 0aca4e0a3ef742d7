import { setTimeout as pause } from 'node:timers/promises';
import { repeat } from '@/lib/concurrency/repeat';
import { UserError } from '@/lib/process/user-error';
import { type ClusterClient, refusalOf } from '@/lib/search/server/opensearch/client/cluster-client';

/** Held by whoever publishes: there is one at a time. */
export interface PublishLock {
  /** @throws where somebody else took it, since this process was away for so long */
  assertHeld(): void;
  release(): Promise<void>;
}

export interface PublishLockOptions {
  readonly index: string;
  readonly timeoutMs: number;
  /** How often it is renewed; it is free where it was not for four times as long. */
  readonly renewMs?: number;
}

const lockId = 'publishing';
const usualRenewMs = 5000;

interface LockState {
  readonly _seq_no: number;
  readonly _primary_term: number;
}

/**
 * Takes the lock. One that somebody holds is watched until it is renewed, or has not been for so long that its holder must be
 * gone; nobody's clock is compared with another's.
 * @throws UserError where somebody publishes
 */
export async function takePublishLock(
  client: Pick<ClusterClient, 'write'>,
  { index, timeoutMs, renewMs = usualRenewMs }: PublishLockOptions,
): Promise<PublishLock> {
  const at = `/${index}/_doc/${lockId}`;
  const write = async (method: 'GET' | 'PUT' | 'DELETE', path: string) => {
    const request = { method, path, ...(method === 'PUT' ? { body: '{}' } : {}) } as const;
    const response = await client.write(request, timeoutMs);
    if (response.status === 409 || response.status === 404) return undefined;
    if (response.status >= 300) throw refusalOf(response, request);
    return response.body as LockState;
  };
  const ifAt = ({ _seq_no, _primary_term }: LockState) =>
    `if_seq_no=${_seq_no}&if_primary_term=${_primary_term}`;
  const take = async (): Promise<LockState> => {
    const created = await write('PUT', `/${index}/_create/${lockId}`);
    if (created) return created;
    const seen = await write('GET', at);
    if (seen === undefined) return take();
    for (let waited = 0; waited < 4 * renewMs; waited += renewMs / 2) {
      await pause(renewMs / 2);
      const now = await write('GET', at);
      if (now === undefined) return take();
      if (now._seq_no !== seen._seq_no)
        throw new UserError('somebody else is publishing: wait until that is done');
    }
    const taken = await write('PUT', `${at}?${ifAt(seen)}`);
    if (taken === undefined)
      throw new UserError('somebody else has just begun to publish: wait until that is done');
    return taken;
  };
  let held = await take();
  let lost: string | undefined;
  let renewing: Promise<void> | undefined;
  const renew = async () => {
    try {
      const renewed = await write('PUT', `${at}?${ifAt(held)}`);
      if (renewed === undefined) lost = 'somebody else took the lock of publishing';
      else held = renewed;
    } catch {
      // The cluster does not answer: whoever publishes notices that himself.
    }
  };
  const repeating = repeat(() => {
    renewing = renew();
    return renewing;
  }, renewMs);
  return {
    assertHeld() {
      if (lost !== undefined) throw new Error(lost);
    },
    async release() {
      repeating.close();
      await renewing;
      await write('DELETE', `${at}?${ifAt(held)}`).catch(() => undefined);
    },
  };
}
