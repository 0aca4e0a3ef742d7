import { ExpirationPlugin } from 'serwist';

/** A connection that gives no answer for so long is as good as none. */
export const patienceSeconds = 3;

/** Keeps so many, those used least lately leaving first; where a device has no more room all of them go. */
export function lastUsed(maxEntries: number): ExpirationPlugin {
  return new ExpirationPlugin({ maxEntries, maxAgeFrom: 'last-used', purgeOnQuotaError: true });
}
