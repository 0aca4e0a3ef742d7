import { createBackOff } from '@/lib/concurrency/back-off';

/** Keeps requests away from a node that failed several times in a row, and lets one try it from time to time. */
export interface CircuitBreaker {
  /** Whether a request may be sent now; where the circuit is open, only one that tries the node again. */
  mayTry(): boolean;
  readonly isOpen: boolean;
  succeeded(): void;
  failed(): void;
}

const failuresAllowed = 3;
const firstPauseMs = 500;
const longestPauseMs = 10_000;

export function createCircuitBreaker(now: () => number = () => performance.now()): CircuitBreaker {
  const backOff = createBackOff(firstPauseMs, longestPauseMs);
  let failures = 0;
  let openUntil = 0;
  const isOpen = () => failures >= failuresAllowed;
  return {
    get isOpen() {
      return isOpen();
    },
    mayTry() {
      if (!isOpen()) return true;
      if (now() < openUntil) return false;
      // Whoever comes after this one waits for what becomes of it.
      openUntil = now() + backOff.take();
      return true;
    },
    succeeded() {
      failures = 0;
      backOff.reset();
    },
    failed() {
      failures += 1;
      if (failures === failuresAllowed) openUntil = now() + backOff.take();
    },
  };
}
