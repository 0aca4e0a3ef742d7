import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ClientGroup, createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import { withReader } from '@/lib/library/reader-signal';
import type { Context } from './context';
import { sendPlainText } from './send/send-plain-text';

/**
 * Does what is done for one reader alone: in the turns of his client, and no more once he has left.
 * @returns undefined where he has, or was told that too many wait
 */
export async function forReader<T>(
  request: IncomingMessage,
  response: ServerResponse,
  {
    clientOf,
    task,
  }: Pick<Context, 'clientOf'> & {
    readonly task: (group: ClientGroup, signal: AbortSignal) => Promise<T>;
  },
): Promise<{ readonly done: T } | undefined> {
  const group = createClientGroup(clientOf(request));
  const reader = new AbortController();
  const leave = () => reader.abort();
  response.once('close', leave);
  try {
    return await unlessBusy(response, () =>
      withClientGroup(group, () =>
        withReader(reader.signal, async () => ({ done: await task(group, reader.signal) })),
      ),
    );
  } catch (error) {
    if (reader.signal.aborted) return undefined;
    throw error;
  } finally {
    response.off('close', leave);
  }
}

/** What a task answers; undefined where too many wait already, and who asked was told so. */
export async function unlessBusy<T>(
  response: ServerResponse,
  task: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof SemaphoreFull)) throw error;
    response.setHeader('Retry-After', '2');
    sendPlainText(response, 503, 'Many are reading just now. Please try again in a moment.');
    return undefined;
  }
}
