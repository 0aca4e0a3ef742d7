import { type Lease, takeLease } from '@/lib/process/lease';
import { type ClusterClient, refusalOf } from '@/lib/search/server/opensearch/client/cluster-client';

/** Held by whoever publishes: there is one at a time. */
export type PublishLock = Lease;

export interface PublishLockOptions {
  readonly index: string;
  readonly timeoutMs: number;
  /** How often it is renewed; it is free where it was not for four times as long. */
  readonly renewMs?: number;
}

const lockId = 'publishing';

interface LockState {
  readonly _seq_no: number;
  readonly _primary_term: number;
}

/**
 * Takes the lock, as a document of the cluster.
 * @throws UserError where somebody publishes
 */
export async function takePublishLock(
  client: Pick<ClusterClient, 'write'>,
  { index, timeoutMs, renewMs }: PublishLockOptions,
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
    `${at}?if_seq_no=${_seq_no}&if_primary_term=${_primary_term}`;
  return takeLease<LockState>(
    {
      create: () => write('PUT', `/${index}/_create/${lockId}`),
      read: () => write('GET', at),
      renew: (held) => write('PUT', ifAt(held)),
      free: (held) => write('DELETE', ifAt(held)),
    },
    {
      isSame: (one, other) => one._seq_no === other._seq_no,
      task: 'publishing',
      ...(renewMs === undefined ? {} : { renewMs }),
    },
  );
}
