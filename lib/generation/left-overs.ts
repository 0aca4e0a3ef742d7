import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pointerAside } from './pointer';

/** Names of what a process of this id works on, or was working on when it was killed. */
export const asideNames = {
  building: (pid: number) => `building-${pid}`,
  replaced: (pid: number) => `replaced-${pid}`,
  /** The beginning of a name in the system's folder for temporary files. */
  checking: (pid: number) => `stoa-check-${pid}-`,
} as const;

const shapes = {
  builds: [/^building-(\d+)$/, /^replaced-(\d+)$/, pointerAside],
  checks: [/^stoa-check-(\d+)-\w+$/],
} as const;

/**
 * Removes what killed builds left in the folder of a library, or killed checks where temporary files are. There other
 * programs have files too: a name that only a library's own folder gives a meaning is left alone.
 */
export async function clearLeftOvers(root: string, of: keyof typeof shapes): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = shapes[of].map((shape) => shape.exec(name)?.[1]).find((found) => found !== undefined);
    if (pid === undefined || isAlive(Number(pid))) continue;
    // What cannot be removed now is looked at again by the next build.
    await rm(path.join(root, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** Own ones are of an earlier process that had the same id. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
