import { randomUUID } from 'node:crypto';
import { type Lease, takeLease } from '@/lib/process/lease';
import { UserError } from '@/lib/process/user-error';
import type { ObjectStore } from './object-store';
import { storedKeys } from './stored-snapshot';

const free = 'free';
/** No object has it. */
const foreignMark = `"${'0'.repeat(32)}"`;

/**
 * Held by whoever pushes to a storage: there is one at a time.
 * @throws UserError where somebody pushes, or the storage heeds no conditions
 */
export async function takePushLease(store: ObjectStore, renewMs?: number): Promise<Lease> {
  const key = storedKeys.lease;
  const held = () => Buffer.from(randomUUID());
  const read = async () => {
    const found = await store.read(key);
    return found === 'same' ? undefined : found;
  };
  const lease = await takeLease<string>(
    {
      async create() {
        const created = await store.write(key, held(), 'new');
        if (created !== undefined) return created;
        const found = await read();
        return found?.bytes.toString() === free ? store.write(key, held(), found) : undefined;
      },
      async read() {
        const found = await read();
        return found?.bytes.toString() === free ? undefined : found?.mark;
      },
      renew: (mark) => store.write(key, held(), { mark }),
      free: (mark) => store.write(key, Buffer.from(free), { mark }),
    },
    {
      isSame: (one, other) => one === other,
      task: 'pushing a snapshot',
      ...(renewMs === undefined ? {} : { renewMs }),
    },
  );
  let isProbed = false;
  try {
    await refuseHeedless(store, held);
    isProbed = true;
    return lease;
  } finally {
    if (!isProbed) await lease.release();
  }
}

/**
 * Some storages take a condition and pay no heed to it: two that push would each believe to be alone.
 * @throws UserError where this is one
 */
async function refuseHeedless(store: ObjectStore, bytes: () => Buffer): Promise<void> {
  const impossible = { 'If-None-Match': 'new', 'If-Match': { mark: foreignMark } } as const;
  for (const [name, condition] of Object.entries(impossible))
    if ((await store.write(storedKeys.lease, bytes(), condition)) !== undefined)
      throw new UserError(
        `this object storage writes over what a condition forbids (${name}): snapshots cannot be pushed to it`,
      );
}
