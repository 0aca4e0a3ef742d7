import { offlineStorageKey } from '@/lib/offline/format/messages';
import { removeAllKept } from '@/lib/offline/worker/remove-all-kept';

/** The script of the page that takes all away that is kept offline: it does so at once, and says when it is done. */
const status = document.getElementById('offline-removal');

async function remove(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/');
  await removeAllKept(registration);
  localStorage.setItem(offlineStorageKey, 'off');
}

remove()
  .then(() => 'All that was kept offline is gone, with the script that answered from it.')
  .catch(() => 'Not all of it could be removed. Clear the data of this site in the settings of your browser.')
  .then((said) => {
    if (status) status.textContent = said;
  });
