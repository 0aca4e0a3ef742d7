import { randomUUID } from 'node:crypto';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import type { Context } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { isStorageAway } from '@/lib/snapshot/storage/object-store';
import { plainText } from './plain-text';

/** What is answered where something went wrong; what nobody expected is logged. */
export async function failure(
  error: unknown,
  method: string | undefined,
  { isDamaged, log }: Pick<Context, 'isDamaged' | 'log'>,
): Promise<FinishedPage> {
  if (error instanceof SemaphoreFull)
    return later(2, 'Many are reading just now. Please try again in a moment.');
  if (isStorageAway(error))
    return later(10, 'This page cannot be read just now. Please try again in a moment.');
  // What is damaged is being built again, or awaited: until then no wrong page is sent. That was said once, and each who
  // comes meanwhile meets it.
  if (await isDamaged?.()) return later(10, 'This page is being put in order. Please try again in a moment.');
  const id = logFailure(error, method, log);
  return plainText(500, `Something went wrong (${id}). Please try again.`);
}

/** @returns by what the failure is found in the log */
export function logFailure(error: unknown, method: string | undefined, log: Context['log']): string {
  const id = randomUUID().slice(0, 8);
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`${method} failed (${id}): ${reason}`);
  return id;
}

/** Who asks may come again after some seconds. */
export function later(seconds: number, text: string): FinishedPage {
  return plainText(503, text, { 'Retry-After': String(seconds) });
}
