import { setTimeout as pause } from 'node:timers/promises';
import { repeat } from '@/lib/concurrency/repeat';
import { UserError } from './user-error';

/** What only one process of any machine does at a time. */
export interface Lease {
  /** @throws where somebody else took it, or may have, since this process was away for so long */
  assertHeld(): void;
  /** Frees it; a place that does not answer is not waited for longer than until others take it for free. */
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
/** One that was not renewed for so many times as long as it ought to be is free to others. */
const forgottenTimes = 4;
/** Its holder gives it up before: what he does last is to end while it is his. */
const heldTimes = 3;
/** One that is neither there nor can be taken is tried so often: somebody else is between the two. */
const mostTries = 10;

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
  let renewedAt = performance.now();
  let held = await take(record, options, () => {
    renewedAt = performance.now();
  });
  let lost: string | undefined;
  let renewing: Promise<void> | undefined;
  const renew = async () => {
    const began = performance.now();
    try {
      const renewed = await record.renew(held);
      if (renewed === undefined) lost = `somebody else took over ${task}`;
      else {
        held = renewed;
        renewedAt = began;
      }
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
      if (performance.now() - renewedAt > heldTimes * renewMs)
        throw new Error(`${task} was held up for so long that somebody else may have taken it over`);
    },
    async release() {
      repeating.close();
      const free = async () => {
        await renewing;
        await record.free(held);
      };
      const longest = pause(forgottenTimes * renewMs, undefined, { ref: false });
      await Promise.race([free().catch(() => undefined), longest]);
    },
  };
}

/** @param onTry called before each writing that may take it */
async function take<Mark>(
  record: LeaseRecord<Mark>,
  options: LeaseOptions<Mark>,
  onTry: () => void,
): Promise<Mark> {
  const { task, renewMs = usualRenewMs } = options;
  for (let tried = 0; tried < mostTries; tried++) {
    if (tried > 0) await pause(renewMs / mostTries);
    onTry();
    const created = await record.create();
    if (created !== undefined) return created;
    const seen = await record.read();
    if (seen === undefined || (await watch(record, seen, options)) === 'free') continue;
    onTry();
    const taken = await record.renew(seen);
    if (taken !== undefined) return taken;
    break;
  }
  throw new UserError(`somebody else has just begun ${task}: wait until that is done`);
}

/** @throws UserError where its holder renews it */
async function watch<Mark>(
  record: LeaseRecord<Mark>,
  seen: Mark,
  { isSame, task, renewMs = usualRenewMs }: LeaseOptions<Mark>,
): Promise<'free' | 'forgotten'> {
  for (let waited = 0; waited < forgottenTimes * renewMs; waited += renewMs / 2) {
    await pause(renewMs / 2);
    const now = await record.read();
    if (now === undefined) return 'free';
    if (!isSame(now, seen)) throw new UserError(`somebody else is ${task}: wait until that is done`);
  }
  return 'forgotten';
}
