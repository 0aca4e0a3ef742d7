/** How long to wait before what failed is tried again. */
export interface BackOff {
  /** Milliseconds until the next try; after that it is twice as long, up to the longest. */
  take(): number;
  /** It went well, or something changed: the next pause is the first again. */
  reset(): void;
}

export function createBackOff(firstMs: number, longestMs: number): BackOff {
  let pauseMs = firstMs;
  return {
    take() {
      const now = pauseMs;
      pauseMs = Math.min(longestMs, pauseMs * 2);
      return now;
    },
    reset() {
      pauseMs = firstMs;
    },
  };
}

/** A pause of half to all of so many ms: several who wait do not come back at once. */
export function jittered(pauseMs: number): number {
  return pauseMs * (0.5 + Math.random() / 2);
}
