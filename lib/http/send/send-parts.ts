import type { ServerResponse } from 'node:http';
import { readAt } from '@/lib/process/read-at';

/** What is in memory of a file that is being sent. */
const bytesAtOnce = 256 * 1024;

/**
 * Sends what a file holds, a part at a time: nothing of it is kept, and a slow reader holds no open file.
 * @param begin sends what stands before it, once its first part is there: until then something else may be answered
 */
export async function sendParts(
  response: ServerResponse,
  { file, size, begin }: { readonly file: string; readonly size: number; readonly begin: () => void },
): Promise<void> {
  if (size === 0) begin();
  for (let at = 0; at < size; ) {
    const part = await readAt(file, at, Math.min(bytesAtOnce, size - at));
    if (part.length === 0) throw new Error(`${file} is shorter than it was`);
    if (response.destroyed) return;
    if (at === 0) begin();
    at += part.length;
    if (!response.write(part)) await takesMore(response);
    if (response.destroyed) return;
  }
  response.end();
}

/** Resolves once what was written is on its way, or the reader has left. */
function takesMore(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.once('drain', end).once('close', end);
  });
}
