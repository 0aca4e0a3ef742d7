import { cacheNames, cacheOfSubject } from '@/lib/offline/format/cache-names';
import type { KeptSubject } from '@/lib/offline/store/offline-database';
import { openOfflineDatabase } from '@/lib/offline/store/offline-database';
import { findLost, type NamedSubject } from './remembered-subjects';

/** All that is kept on this device, as the page shows it. */
export interface Kept {
  readonly subjects: readonly KeptSubject[];
  /** Subjects that the browser cleared, without being asked to by the reader. */
  readonly lost: readonly NamedSubject[];
  readonly readPages: number;
  /** What the site takes on this device, and may take; undefined where the browser does not say. */
  readonly room: { readonly used: number; readonly of: number } | undefined;
}

/** Reads what is kept. @throws where this browser keeps nothing */
export async function loadKept(): Promise<Kept> {
  const database = await openOfflineDatabase();
  const all = await database.getAll('subject');
  database.close();
  const cleared = await findCleared(all);
  const subjects = all.filter((subject) => !cleared.includes(subject)).sort((a, b) => a.place - b.place);
  const read = await caches.open(cacheNames.read);
  const lost = new Map([...cleared, ...findLost(all)].map((subject) => [subject.slug, subject]));
  return {
    subjects,
    lost: [...lost.values()],
    readPages: (await read.keys()).length,
    room: await measureRoom(),
  };
}

/** Subjects of which the browser cleared the pages alone. */
async function findCleared(subjects: readonly KeptSubject[]): Promise<readonly KeptSubject[]> {
  const cleared = [];
  for (const subject of subjects)
    if (subject.state === 'kept' && !(await caches.has(cacheOfSubject(subject.slug)))) cleared.push(subject);
  return cleared;
}

async function measureRoom(): Promise<Kept['room']> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? undefined : { used: usage, of: quota };
}
