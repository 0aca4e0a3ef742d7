import type { Change } from '@/lib/study/model/records';

const keyStart = 'stoa-study-pending-';
/** More than these are of a file that is imported: its reader waits for it. */
const maxChanges = 200;
const maxLength = 100_000;

/**
 * Keeps changes that are being written where a page that is closed at once leaves them behind: a transaction under way ends
 * with its page. Returns what forgets them once they are written.
 */
export function keepPending(changes: readonly Change[], id: string): () => void {
  if (changes.length > maxChanges) return () => undefined;
  const key = keyStart + id;
  try {
    const text = JSON.stringify(changes);
    if (text.length <= maxLength) localStorage.setItem(key, text);
  } catch {
    // Storage is off or full: what is written now is what there is.
  }
  return () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  };
}

/** What pages that were closed left behind, and what forgets it. It may have been written: merging it again does no harm. */
export function takePending(): { readonly changes: readonly Change[]; readonly forget: () => void } {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(keyStart));
    const changes = keys.flatMap((key): Change[] => JSON.parse(localStorage.getItem(key) ?? '[]'));
    const forget = () => {
      for (const key of keys) localStorage.removeItem(key);
    };
    return { changes, forget };
  } catch {
    return { changes: [], forget: () => undefined };
  }
}
