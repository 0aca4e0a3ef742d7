import type { Maker } from '@/lib/study/model/study-state';

const idBytes = 12;

/** The device's clock, and ids that no other device will have: `crypto.randomUUID` is missing on plain http. */
export const maker: Maker = {
  nowMs: () => Date.now(),
  newId: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(idBytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join(''),
};
