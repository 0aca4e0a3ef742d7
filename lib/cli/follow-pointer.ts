import path from 'node:path';
import { findServed } from '@/lib/generation/find-served';
import { generationsIn } from '@/lib/generation/folders';
import { readPointer } from '@/lib/generation/pointer';

const lookEveryMs = 500;

/**
 * Serves each generation that another process swaps in, soon after: the file that names it is looked at twice a second,
 * which works on every file system, shared ones too.
 */
export function followPointer(
  root: string,
  served: string,
  options: { readonly swap: (folder: string) => Promise<void>; readonly log: (message: string) => void },
): { close(): void } {
  let current = served;
  let isLooking = false;
  const { pointer, generations } = generationsIn(root);
  /** The one that could not be opened: it is not tried, and not told of, twice a second. */
  let refused = '';
  const look = async () => {
    const named = (await readPointer(pointer))?.generation;
    if (named === undefined || named === path.basename(current) || named === refused) return;
    try {
      await findServed(root, 'bytes');
      current = path.join(generations, named);
      await options.swap(current);
    } catch (error) {
      refused = named;
      options.log(`${named} cannot be served, what was served before still is: ${String(error)}`);
    }
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, lookEveryMs);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
