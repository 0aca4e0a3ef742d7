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
  const buckets = new Map<string, { left: number; counted: number }>();
  const perMs = perMinute / 60_000;
  return {
    take(client) {
      if (perMinute === 0) return 0;
      const time = now();
      const known = buckets.get(client) ?? { left: perMinute, counted: time };
      const left = Math.min(perMinute, known.left + Math.max(0, time - known.counted) * perMs);
      const isLet = left >= 1;
      buckets.delete(client);
      buckets.set(client, { left: isLet ? left - 1 : left, counted: time });
      if (buckets.size > maxClients)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      return isLet ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
    },
  };
}
