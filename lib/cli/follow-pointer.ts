import { findServed } from '@/lib/generation/find-served';

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
  /** The one that could not be opened: it is not tried, and not told of, twice a second. */
  let refused = '';
  const look = async () => {
    const found = await findServed(root);
    if (found === undefined || found.folder === current || found.folder === refused) return;
    try {
      await options.swap(found.folder);
      current = found.folder;
    } catch (error) {
      refused = found.folder;
      options.log(`${found.folder} cannot be served, what was served before still is: ${String(error)}`);
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
