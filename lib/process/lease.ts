import { setTimeout as pause } from 'node:timers/promises';
import { repeat } from '@/lib/concurrency/repeat';
import { UserError } from './user-error';

/** What only one process of any machine does at a time. */
export interface Lease {
  /** @throws where somebody else took it, since this process was away for so long */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Where a lease is written down, by marks that change with each writing; each answers undefined where somebody was first. */
export interface LeaseRecord<Mark> {
  /** Takes what nobody holds. */
  create(): Promise<Mark | undefined>;
  read(): Promise<Mark | undefined>;
  /** Writes it again, where it is still as it was. */
  renew(held: Mark): Promise<Mark | undefined>;
  free(held: Mark): Promise<unknown>;
}

export interface LeaseOptions<Mark> {
  readonly isSame: (one: Mark, other: Mark) => boolean;
  /** What its holder does, such as `publishing`. */
  readonly task: string;
  /** How often it is renewed; it is free where it was not for four times as long. */
  readonly renewMs?: number;
}

const usualRenewMs = 5000;

/**
 * Takes the lease. One that somebody holds is watched until it is renewed, or has not been for so long that its holder must
 * be gone; nobody's clock is compared with another's.
 * @throws UserError where somebody holds it
 */
export async function takeLease<Mark>(
  record: LeaseRecord<Mark>,
  options: LeaseOptions<Mark>,
): Promise<Lease> {
  const { task, renewMs = usualRenewMs } = options;
  let held = await take(record, options);
  let lost: string | undefined;
  let renewing: Promise<void> | undefined;
  const renew = async () => {
    try {
      const renewed = await record.renew(held);
      if (renewed === undefined) lost = `somebody else took over ${task}`;
      else held = renewed;
    } catch {
      // Where the lease is does not answer: whoever holds it notices that himself.
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
      await record.free(held).catch(() => undefined);
    },
  };
}

async function take<Mark>(record: LeaseRecord<Mark>, options: LeaseOptions<Mark>): Promise<Mark> {
  for (;;) {
    const created = await record.create();
    if (created !== undefined) return created;
    const seen = await record.read();
    if (seen === undefined || (await watch(record, seen, options)) === 'free') continue;
    const taken = await record.renew(seen);
    if (taken !== undefined) return taken;
    throw new UserError(`somebody else has just begun ${options.task}: wait until that is done`);
  }
}

/** @throws UserError where its holder renews it */
async function watch<Mark>(
  record: LeaseRecord<Mark>,
  seen: Mark,
  { isSame, task, renewMs = usualRenewMs }: LeaseOptions<Mark>,
): Promise<'free' | 'forgotten'> {
  for (let waited = 0; waited < 4 * renewMs; waited += renewMs / 2) {
    await pause(renewMs / 2);
    const now = await record.read();
    if (now === undefined) return 'free';
    if (!isSame(now, seen)) throw new UserError(`somebody else is ${task}: wait until that is done`);
  }
  return 'forgotten';
}
