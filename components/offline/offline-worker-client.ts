import {
  type FromOfflineWorker,
  offlineChannel,
  offlineStorageKey,
  type ToOfflineWorker,
} from '@/lib/offline/format/messages';
import { offlineWorkerPath } from '@/lib/site/paths';

/** Why a browser keeps nothing for later: in words for the reader. */
export class OfflineUnavailable extends Error {}

/**
 * The worker that answers without a connection, started where it is not there yet. From then on pages that are read are
 * kept, until the reader has all of it removed.
 * @throws OfflineUnavailable
 */
export async function startOfflineWorker(): Promise<ServiceWorkerRegistration> {
  const isAble = 'serviceWorker' in navigator && 'caches' in window && 'DecompressionStream' in window;
  if (!isAble)
    throw new OfflineUnavailable(
      window.isSecureContext
        ? 'This browser keeps no pages for later. In a private window that is usual; another browser may.'
        : 'Pages can be kept only where the address of a site begins with https.',
    );
  try {
    localStorage.removeItem(offlineStorageKey);
    const registration = await navigator.serviceWorker.register(offlineWorkerPath);
    await activeOf(registration);
    return registration;
  } catch (error) {
    throw new OfflineUnavailable('This browser refuses to keep pages for later. Is this a private window?', {
      cause: error,
    });
  }
}

/** Starts the worker for a page that is wanted offline by itself; not where the reader had it removed. */
export async function startUnlessRemoved(): Promise<ServiceWorkerRegistration | undefined> {
  const isBuilt = process.env.NODE_ENV === 'production';
  if (!isBuilt || readMark() === 'off') return undefined;
  return startOfflineWorker().catch(() => undefined);
}

/** The worker where it is there already. */
export async function findOfflineWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const registration = await navigator.serviceWorker.getRegistration('/').catch(() => undefined);
  return registration?.active ? registration : undefined;
}

export function tellOfflineWorker(
  registration: ServiceWorkerRegistration | undefined,
  message: ToOfflineWorker,
): void {
  registration?.active?.postMessage(message);
}

/** Calls `onNews` with what the worker says; returns what ends that. */
export function watchOffline(onNews: (news: FromOfflineWorker) => void): () => void {
  const channel = new BroadcastChannel(offlineChannel);
  channel.addEventListener('message', ({ data }: MessageEvent<FromOfflineWorker>) => onNews(data));
  return () => channel.close();
}

/** Resolves once the worker runs; one that fails to start never does. */
function activeOf({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting;
  if (active || !coming) return Promise.resolve();
  return new Promise((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activating' || coming.state === 'activated') resolve();
      else if (coming.state === 'redundant') reject(new Error('the worker could not be installed'));
    });
  });
}

function readMark(): string | null {
  try {
    return localStorage.getItem(offlineStorageKey);
  } catch {
    return null;
  }
}
