/** So many a second, and so many at once after a quiet time. */
export interface TokenLimits {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** How many tokens were left at a time, in milliseconds: all that a bucket has to remember, where there are very many. */
export interface TokenCount {
  left: number;
  counted: number;
}

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
  limits: TokenLimits,
  now: () => number = () => performance.now(),
): TokenBucket {
  const count = { left: limits.atOnce, counted: now() };
  return { take: () => takeToken(count, limits, now()) };
}

/** Takes a token where there is one, of those that were left and those that came since. */
export function takeToken(count: TokenCount, { perSecond, atOnce }: TokenLimits, time: number): boolean {
  // A clock that was set back gives nothing.
  count.left = Math.min(atOnce, count.left + (Math.max(0, time - count.counted) / 1000) * perSecond);
  count.counted = time;
  if (count.left < 1) return false;
  count.left -= 1;
  return true;
}

/** Seconds until there is a token; 0 where there is one. */
export function secondsToToken({ left }: TokenCount, { perSecond }: TokenLimits): number {
  return Math.max(0, 1 - left) / perSecond;
}
