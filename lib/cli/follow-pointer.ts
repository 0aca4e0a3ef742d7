import path from 'node:path';
import { findServed } from '@/lib/generation/find-served';
import { generationsIn } from '@/lib/generation/folders';
import { readPointer } from '@/lib/generation/pointer';

const lookEveryMs = 500;
/** One that could not be opened may not have arrived whole yet: it is tried again, told of once. */
const againAfterMs = 10_000;

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
  let refused = { name: '', at: 0 };
  const look = async () => {
    const name = (await readPointer(pointer))?.generation;
    if (name === undefined || name === path.basename(current)) return;
    const isRefused = name === refused.name;
    if (isRefused && performance.now() - refused.at < againAfterMs) return;
    try {
      await findServed(root, 'bytes');
      const folder = path.join(generations, name);
      await options.swap(folder);
      current = folder;
    } catch (error) {
      refused = { name, at: performance.now() };
      if (!isRefused)
        options.log(`${name} cannot be served, what was served before still is: ${String(error)}`);
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
