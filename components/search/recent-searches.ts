import { recentSearchesStorageKey } from '@/components/site/storage-keys';
import { searchesCache } from '@/lib/offline/format/cache-names';

/** How many searches are remembered on this device. */
const remembered = 8;

/** The searches made last on this device, the newest first; none where storage is off or holds something else. */
export function readRecentSearches(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(recentSearchesStorageKey) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter((query): query is string => typeof query === 'string').slice(0, remembered);
  } catch {
    return [];
  }
}

/** Puts a search first; one that it continues (`photo` → `photosynthesis`) gives way to it. */
export function rememberSearch(query: string): void {
  const wanted = query.trim().replace(/\s+/g, ' ');
  if (wanted === '') return;
  const others = readRecentSearches().filter(
    (other) => !wanted.toLowerCase().startsWith(other.toLowerCase()),
  );
  store([wanted, ...others].slice(0, remembered));
}

/** Forgets them, and what was found by them. */
export function clearRecentSearches(): void {
  store([]);
  if (typeof caches !== 'undefined') void caches.delete(searchesCache).catch(() => undefined);
}

function store(queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(recentSearchesStorageKey);
    else localStorage.setItem(recentSearchesStorageKey, JSON.stringify(queries));
  } catch {
    // Storage is off or full: nothing is remembered.
  }
}
