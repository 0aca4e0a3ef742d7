import { cacheNames, cacheOfSubject } from '@/lib/offline/format/cache-names';
import type { KeptPageRecord, OfflineDatabase } from '@/lib/offline/store/offline-database';
import { inflate } from './inflate';
import { type KeptPage, keptAt } from './read-pages';

/** What a page can say only in a header; the rest stands in its head (lib/http/pages/page-head.ts). */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * Finds pages among those of the subjects that are kept, then among those of questions that are studied; the file that was
 * unpacked last stays in memory.
 */
export function createKeptPages(open: () => Promise<OfflineDatabase>) {
  let last: { readonly file: string; readonly bytes: Promise<Uint8Array> } | undefined;
  const unpack = (file: string, blob: Blob) => {
    if (last?.file !== file) last = { file, bytes: inflate(blob) };
    return last.bytes;
  };
  return async (path: string): Promise<KeptPage | undefined> => {
    const database = await open();
    const record = await database.get('page', path);
    const found = record && (await fileOf(record));
    if (!record || !found) return findStudied(path);
    const { file, start, length } = record;
    // What is kept whole was compared with the site since.
    const subject = await database.get('subject', record.subject);
    const keptMs = subject?.state === 'kept' ? subject.keptMs : record.keptMs;
    if (file === path) return { response: found, keptMs };
    const bytes = (await unpack(file, await found.blob())).slice(start, start + length);
    return { response: new Response(bytes, { headers }), keptMs };
  };
}

async function findStudied(path: string): Promise<KeptPage | undefined> {
  const response = await caches.match(path, { cacheName: cacheNames.studied, ignoreVary: true });
  return response && { response, keptMs: keptAt(response) };
}

async function fileOf({ subject, file }: KeptPageRecord): Promise<Response | undefined> {
  return caches.match(file, { cacheName: cacheOfSubject(subject), ignoreVary: true });
}
