import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import type { Lease } from '@/lib/process/lease';
import type { ObjectStore } from './object-store';
import { findStored, readStored } from './read-stored';
import { type StoredCurrent, storedKeys } from './stored-snapshot';

const atOnce = 16;

/**
 * Removes what neither the current snapshot nor one of those before it names; nothing where all is named.
 * @returns how many objects were removed
 */
export async function pruneStorage(
  store: ObjectStore,
  current: StoredCurrent,
  lease: Lease,
): Promise<number> {
  const kept = [current.manifest, ...current.before.map(({ manifest }) => manifest)];
  const manifests = await store.list(storedKeys.manifests);
  const dropped = manifests.filter((key) => !kept.includes(key));
  if (dropped.length === 0) return 0;
  const named = new Set<string>();
  for (const key of kept) {
    // One of those before may be lost: its parts cannot be told from others, and nobody can read it.
    const stored = key === current.manifest ? await readStored(store, key) : await findStored(store, key);
    for (const { parts } of [...(stored?.files ?? []), ...(stored?.beside ?? [])])
      for (const [hash] of parts) named.add(storedKeys.part(hash));
  }
  const unused = (await store.list(storedKeys.parts)).filter((key) => !named.has(key));
  // What names parts goes last: where this ends early, the next one finds it and goes on.
  await mapAtOnce([...unused, ...dropped], atOnce, async (key) => {
    lease.assertHeld();
    await store.remove(key);
  });
  return unused.length + dropped.length;
}
