import { createHash } from 'node:crypto';
import os from 'node:os';

/** Of this machine or container: the same number of a process means another one elsewhere. */
const host = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8);

/** What a process of this machine marks as its own, in a folder that several may share. */
export function markOf(pid: number): string {
  return `${pid}-${host}`;
}

/** A mark inside a pattern of names: the process, and its machine where it is named. */
export const markPattern = '(\\d+)(?:-([0-9a-f]{8}))?';

/** Whether a machine named in a mark is this one. */
export function isHere(named: string | undefined): boolean {
  return named === undefined || named === host;
}
