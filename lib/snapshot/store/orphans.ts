import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '@/lib/concurrency/is-alive';
import { currentFileStaging } from './current-file';
import { isHere, markOf, markPattern } from './process-mark';

/** What a machine that cannot be asked left, and did not touch for so long, was left by a process that was killed. */
const forgottenMs = 86_400_000;

/** Names of what a process of this id works on, or was working on when it was killed. */
export const stagingNames = {
  building: (pid: number) => `building-${markOf(pid)}`,
  replaced: (pid: number) => `replaced-${markOf(pid)}`,
  /** The beginning of a name in the system's folder for temporary files. */
  checking: (pid: number) => `stoa-check-${pid}-`,
} as const;

const shapes = {
  builds: [new RegExp(`^(?:building|replaced)-${markPattern}$`), currentFileStaging],
  checks: [/^stoa-check-(\d+)-\w+$/],
} as const;

/**
 * Removes what killed builds left in the folder of a library, or killed checks where temporary files are. There other
 * programs have files too: a name that only a library's own folder gives a meaning is left alone.
 */
export async function removeOrphans(root: string, of: keyof typeof shapes): Promise<void> {
  for (const name of await readdir(root)) {
    const found = shapes[of].map((shape) => shape.exec(name)).find((match) => match !== null);
    if (!found) continue;
    const [, pid, host] = found;
    const place = path.join(root, name);
    if (isHere(host) ? isAnothers(Number(pid)) : !(await isForgotten(place))) continue;
    // What cannot be removed now is looked at again by the next build.
    await rm(place, { recursive: true, force: true }).catch(() => {});
  }
}

function isForgotten(place: string): Promise<boolean> {
  return stat(place).then(
    ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) > forgottenMs,
    () => false,
  );
}

/** Own ones are of an earlier process that had the same id. */
function isAnothers(pid: number): boolean {
  return pid !== process.pid && isAlive(pid);
}
