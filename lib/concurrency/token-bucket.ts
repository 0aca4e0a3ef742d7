/** Lets so many through a second, and so many at once after a quiet time (a token bucket). */
export interface TokenBucket {
  /** Whether one more is let through now. */
  take(): boolean;
}

/**
 * @example
 * const helped = createTokenBucket({ perSecond: 4, atOnce: 40 });
 * helped.take(); // true for forty at once, then for four a second
 */
export function createTokenBucket(
  limits: { readonly perSecond: number; readonly atOnce: number },
  now: () => number = Date.now,
): TokenBucket {
  let left = limits.atOnce;
  let counted = now();
  return {
    take() {
      const time = now();
      // A clock that was set back gives nothing.
      left = Math.min(limits.atOnce, left + (Math.max(0, time - counted) / 1000) * limits.perSecond);
      counted = time;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
