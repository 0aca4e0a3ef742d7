import { cacheOfSubject } from '@/lib/offline/format/cache-names';
import type { ToOfflineWorker } from '@/lib/offline/format/messages';
import type { KeptSubject, OfflineDatabase } from '@/lib/offline/store/offline-database';
import { FetchFailed } from './fetch-whole';
import { isDue } from './is-due';
import { type KeepingTools, keepSubject, SubjectGone } from './keep-subject';

/** A site that changes while it is fetched is begun with anew so often. */
const mostRestarts = 3;
/** Two workers, an older and a newer one, do not fetch the same. */
const lockName = 'stoa-offline';

export interface Keeper {
  keep(message: Extract<ToOfflineWorker, { type: 'keep' }>): Promise<void>;
  pause(slug: string): Promise<void>;
  resume(slug: string): Promise<void>;
  remove(slug: string): Promise<void>;
  /** Goes on with all that is unfinished, and has what is kept follow the site; one such run at a time. */
  goOn(): Promise<void>;
}

export interface KeeperOptions {
  readonly open: () => Promise<OfflineDatabase>;
  /** Keeps what every subject needs beside its own pages. */
  readonly prepare: () => Promise<void>;
  /** Tells pages that something has changed. */
  readonly tell: () => void;
  readonly now?: () => number;
}

/** Keeps subjects, one after another. All that is known stands in the database: a worker may end at any moment. */
export function createKeeper({ open, prepare, tell, now = Date.now }: KeeperOptions): Keeper {
  let running: Promise<void> | undefined;
  let stop = new AbortController();
  const change = async (slug: string, by: Parameters<KeepingTools['update']>[0]) => {
    await changeSubject(slug, by, await open());
    tell();
  };
  const interrupt = async () => {
    stop.abort(new DOMException('The reader wants a pause.', 'AbortError'));
    await running;
    stop = new AbortController();
  };
  const run = async () => {
    const database = await open();
    const tried = new Set<string>();
    for (;;) {
      const subjects = await database.getAll('subject');
      const next = subjects.find((subject) => !tried.has(subject.slug) && isDue(subject, now(), isSparing()));
      if (!next || stop.signal.aborted) return;
      tried.add(next.slug);
      const update: KeepingTools['update'] = (by) => change(next.slug, by);
      await update(() => ({ askedMs: now() }));
      await prepare();
      await keepOne(next, { database, update, signal: stop.signal });
    }
  };
  const goOn = () => {
    running ??= withLock(run).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    async keep({ subject, place }) {
      const database = await open();
      const known = await database.get('subject', subject.slug);
      await database.put('subject', begun({ ...subject, place }, known));
      tell();
      await goOn();
    },
    async pause(slug) {
      await change(slug, () => ({ state: 'paused', isWaiting: false }));
      await interrupt();
      await goOn();
    },
    async resume(slug) {
      await change(slug, () => ({ state: 'keeping', reason: undefined }));
      await goOn();
    },
    async remove(slug) {
      await interrupt();
      await removeSubject(slug, await open());
      tell();
      await goOn();
    },
    goOn,
  };
}

/** A subject that is wanted from now on; what is known of it already is gone on from. */
function begun(
  subject: Pick<KeptSubject, 'slug' | 'title' | 'questions' | 'place'>,
  known: KeptSubject | undefined,
): KeptSubject {
  return { ...subject, of: 0, pages: 0, done: 0, bytes: 0, ...known, state: 'keeping', reason: undefined };
}

async function changeSubject(
  slug: string,
  by: Parameters<KeepingTools['update']>[0],
  database: OfflineDatabase,
): Promise<void> {
  const transaction = database.transaction('subject', 'readwrite');
  const known = await transaction.store.get(slug);
  if (known) await transaction.store.put({ ...known, ...by(known) });
  await transaction.done;
}

async function removeSubject(slug: string, database: OfflineDatabase): Promise<void> {
  const transaction = database.transaction(['subject', 'page'], 'readwrite');
  await transaction.objectStore('subject').delete(slug);
  const pages = transaction.objectStore('page');
  for (const path of await pages.index('subject').getAllKeys(slug)) await pages.delete(path);
  await transaction.done;
  await caches.delete(cacheOfSubject(slug));
}

/** Whether the reader has the browser spare data. */
function isSparing(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

async function keepOne(subject: KeptSubject, tools: KeepingTools): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await keepSubject(subject, tools);
    } catch (error) {
      if (tools.signal.aborted) return;
      if (error instanceof FetchFailed && error.isGone && tries < mostRestarts) continue;
      return tools.update(whatFailed(error));
    }
  }
}

/** Whether no room is left on the device. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** What is kept stays as it is; what was on its way waits, or is stopped with a reason. */
function whatFailed(error: unknown): (known: KeptSubject) => Partial<KeptSubject> {
  if (isFull(error)) return () => ({ state: 'stopped', reason: 'full' });
  if (error instanceof SubjectGone) return () => ({ state: 'stopped', reason: 'gone' });
  if (error instanceof FetchFailed) return ({ state }) => ({ isWaiting: state === 'keeping' });
  return ({ state }) => (state === 'keeping' ? { state: 'stopped', reason: 'unreadable' } : {});
}

/** Does it under a lock of the whole browser, where there are locks; not at all where another worker holds it. */
async function withLock(task: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return task();
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock) await task();
  });
}
