import path from 'node:path';
import { repeat } from '@/lib/concurrency/repeat';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { findServed } from '@/lib/snapshot/store/find-served';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';

/**
 * Serves each snapshot that another process swaps in, soon after: the file that names it is looked at twice a second,
 * which works on every file system, shared ones too. One that is not whole, or cannot be opened, may not have arrived
 * yet: it is reported once, and tried again every ten seconds.
 */
export function followCurrentFile(
  root: string,
  served: string,
  options: {
    readonly swap: (folder: string) => Promise<void>;
    readonly log: (message: string) => void;
    readonly lookEveryMs?: number;
    readonly againAfterMs?: number;
  },
): { distrust(): void; close(): void } {
  const { currentFile } = snapshotsIn(root);
  const { lookEveryMs = 500, againAfterMs = 10_000 } = options;
  let current = path.basename(served);
  let refused = { name: '', at: 0 };
  const look = async () => {
    const name = (await readCurrentFile(currentFile))?.snapshot;
    if (name === undefined || name === current) return;
    const isRefused = name === refused.name;
    if (isRefused && performance.now() - refused.at < againAfterMs) return;
    try {
      const found = await findServed(root, 'bytes');
      if (found === undefined) return;
      await options.swap(found.folder);
      current = found.name;
    } catch (error) {
      refused = { name, at: performance.now() };
      if (!isRefused)
        options.log(`${name} cannot be served; the previous snapshot still is: ${String(error)}`);
    }
  };
  const looking = repeat(look, lookEveryMs);
  return {
    /** What is served turned out to be damaged: it is taken up again once it is whole. */
    distrust() {
      current = '';
    },
    close: looking.close,
  };
}
