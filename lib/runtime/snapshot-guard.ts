import path from 'node:path';
import { findOther } from '@/lib/snapshot/store/find-served';
import { type DamageWatch, watchDamage } from '@/lib/snapshot/store/watch-damage';

export interface SnapshotGuard {
  /**
   * Watches the snapshot that is served now, in place of the one before.
   * @returns asks whether it is damaged, every byte of it compared; also when another is served already
   */
  watch(folder: string): () => Promise<boolean>;
  close(): void;
}

/**
 * Where what is served turns out to be damaged, has the snapshot before served until it is built again, or comes anew;
 * where there is none, what of it can be read whole.
 */
export function createSnapshotGuard(options: {
  /** Serves another snapshot, and why. */
  readonly swap: (folder: string, trouble: string) => Promise<void>;
  readonly reportTrouble: (trouble: string) => void;
  readonly log: (message: string) => void;
  readonly onDamage?: (() => void) | undefined;
  readonly lookEveryMs?: number;
}): SnapshotGuard {
  let watching: DamageWatch | undefined;
  const snapshotGuard = async (folder: string, damage: string) => {
    const began = watching;
    const snapshot = path.basename(folder);
    const trouble = `${snapshot} is damaged (${damage})`;
    options.reportTrouble(trouble);
    options.log(`${trouble}; it is served until a whole one is there`);
    options.onDamage?.();
    const other = await findOther(path.dirname(path.dirname(folder)), snapshot);
    // It may be built again by now.
    if (other === undefined || watching !== began) return;
    await options.swap(other.folder, `${trouble}; ${other.name} is served in its place`);
    options.log(`the previous snapshot, ${other.name}, is served in its place`);
  };
  return {
    watch(folder) {
      watching?.close();
      const onDamage = (damage: string) => {
        snapshotGuard(folder, damage).catch((error) =>
          options.log(`nothing can be served in its place: ${String(error)}`),
        );
      };
      const began = watchDamage(folder, onDamage, options.lookEveryMs);
      watching = began;
      return async () => (await began.look()) !== undefined;
    },
    close: () => watching?.close(),
  };
}
