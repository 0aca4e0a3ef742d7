import { afterEach, expect, test, vi } from 'vitest';
import { type Lease, type LeaseRecord, takeLease } from './lease';

const renewMs = 20;
const open: Lease[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const lease of open.splice(0)) await lease.release();
});

/** A lease that is written down by numbers, in memory. */
function createRecord(own: Partial<LeaseRecord<number>> = {}): LeaseRecord<number> {
  let mark: number | undefined;
  return {
    async create() {
      if (mark !== undefined) return undefined;
      mark = 1;
      return mark;
    },
    read: async () => mark,
    async renew(held) {
      if (mark !== held) return undefined;
      mark = held + 1;
      return mark;
    },
    async free(held) {
      if (mark === held) mark = undefined;
    },
    ...own,
  };
}

async function take(record: LeaseRecord<number>, every = renewMs): Promise<Lease> {
  const lease = await takeLease(record, {
    isSame: (one, other) => one === other,
    task: 'trying',
    renewMs: every,
  });
  open.push(lease);
  return lease;
}

test('who could not renew it gives it up before others take it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  let isAway = false;
  const { renew, ...record } = createRecord();
  const lease = await take({
    ...record,
    renew: (held) => (isAway ? Promise.reject(new Error('away')) : renew(held)),
  });
  await vi.advanceTimersByTimeAsync(100 * renewMs);
  lease.assertHeld();
  isAway = true;
  await vi.advanceTimersByTimeAsync(2 * renewMs);
  lease.assertHeld();
  await vi.advanceTimersByTimeAsync(2 * renewMs);
  expect(() => lease.assertHeld()).toThrow('may have taken it over');
  // Nobody did.
  isAway = false;
  await vi.advanceTimersByTimeAsync(2 * renewMs);
  lease.assertHeld();
});

test('a renewal that is never answered is not waited for at the end', async () => {
  let renewals = 0;
  const renew = () => {
    renewals += 1;
    return new Promise<undefined>(() => {});
  };
  const lease = await take(createRecord({ renew }), 1);
  await expect.poll(() => renewals).toBe(1);
  await lease.release();
});

test('one that can neither be read nor taken is not asked for without end', async () => {
  let tries = 0;
  const create = async () => {
    tries += 1;
    return undefined;
  };
  await expect(take(createRecord({ create, read: async () => undefined }), 1)).rejects.toThrow(
    'somebody else has just begun trying',
  );
  expect(tries).toBeGreaterThan(1);
});
