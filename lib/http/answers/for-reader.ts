import { type ClientGroup, createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import type { Asked } from '@/lib/http/context';
import { withReader } from '@/lib/library/reader-signal';

/** Nobody waits for the answer any more. */
export class ReaderLeft extends Error {}

/**
 * Does what is done for one reader alone: in the turns of his client, and no more once he has left.
 * @throws ReaderLeft where he has
 */
export async function forReader<T>(
  { request, context, onLeave }: Asked,
  task: (group: ClientGroup, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const group = createClientGroup(context.clientOf(request));
  const reader = new AbortController();
  const forget = onLeave(() => reader.abort());
  try {
    return await withClientGroup(group, () => withReader(reader.signal, () => task(group, reader.signal)));
  } catch (error) {
    throw reader.signal.aborted ? new ReaderLeft() : error;
  } finally {
    forget();
  }
}
