import { shelfStorageKey } from '@/components/site/storage-keys';

let isPersistent: boolean | undefined;

/** Whether something was kept on this device before. */
export function hasShelf(): boolean {
  try {
    return localStorage.getItem(shelfStorageKey) !== null;
  } catch {
    return false;
  }
}

/** Remembers that there is a shelf, and asks the browser, once, not to clear it where room is short. */
export async function keepShelf(): Promise<void> {
  const isFirst = !hasShelf();
  try {
    if (isFirst) localStorage.setItem(shelfStorageKey, '1');
  } catch {
    // Pages then load what shows the shelf when they are asked to.
  }
  const { storage } = navigator;
  if (!storage?.persisted) return;
  isPersistent = await (isFirst ? storage.persist() : storage.persisted()).catch(() => undefined);
}

/** What a reader is told about how long things are kept. */
export function keepingWords(): string {
  return isPersistent
    ? 'Kept on this device alone, until you clear this site’s data.'
    : 'Kept on this device alone. The browser may clear it if room runs short: export a copy from your shelf now and then.';
}
