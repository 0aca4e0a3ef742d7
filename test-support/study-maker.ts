import type { Maker } from '@/lib/study/model/study-state';

/** A clock that moves by one with each look at it, and ids that are counted. */
export function countingMaker(device = 'x', startMs = 1_000): Maker & { nowMs: () => number } {
  let ms = startMs;
  let ids = 0;
  return { nowMs: () => ++ms, newId: () => `${device}${++ids}` };
}
