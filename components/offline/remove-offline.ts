import { offlineStorageKey } from '@/lib/offline/format/messages';
import { removeAllKept } from '@/lib/offline/worker/remove-all-kept';

/** Takes all away that is kept offline, at once, and says in the element when it is done. */
export async function removeOffline(status: HTMLElement): Promise<void> {
  try {
    await removeAllKept(await navigator.serviceWorker?.getRegistration('/'));
    localStorage.setItem(offlineStorageKey, 'off');
    status.textContent = 'All that was kept offline is gone, with the script that answered from it.';
  } catch {
    status.textContent =
      'Not all of it could be removed. Clear the data of this site in the settings of your browser.';
  }
}
