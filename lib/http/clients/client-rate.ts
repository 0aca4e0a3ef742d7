import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { secondsToToken, type TokenCount, takeToken } from '@/lib/concurrency/token-bucket';

/** What one client may ask for, and for how many clients that is counted. */
export interface ClientRateLimits {
  /** Requests a minute, and at once after a quiet minute; 0 counts nobody. */
  readonly perMinute: number;
  /** Clients that are remembered; the one that has been quiet longest is forgotten first. */
  readonly maxClients?: number;
}

export interface ClientRate {
  /** Takes one request of a client's: 0 where it is let through, else the whole seconds until one will be. */
  take(client: string): number;
}

/** Each takes some hundred bytes. */
const usualMaxClients = 10_000;

/**
 * A token bucket for each client. It counts in this process alone: of several workers each allows as many again. Memory is
 * bounded: whoever comes from very many addresses makes others forgotten, which gives those more, never less.
 */
export function createClientRate(
  { perMinute, maxClients = usualMaxClients }: ClientRateLimits,
  now: () => number = () => performance.now(),
): ClientRate {
  const counts = createBoundedCache<string, TokenCount>(maxClients);
  const limits = { perSecond: perMinute / 60, atOnce: perMinute };
  const countOf = (client: string, time: number) => {
    const known = counts.get(client);
    if (known !== undefined) return known;
    const count = { left: perMinute, counted: time };
    counts.set(client, count);
    return count;
  };
  return {
    take(client) {
      if (perMinute === 0) return 0;
      const time = now();
      const count = countOf(client, time);
      return takeToken(count, limits, time) ? 0 : Math.max(1, Math.ceil(secondsToToken(count, limits)));
    },
  };
}
