import { childrenOf } from '../scale/watch-process';

const patienceMs = 120_000;

/**
 * Asks a server of several processes (its pid) to replace them all, one after another.
 * @returns milliseconds until none of the old ones was left; undefined where some still were after two minutes
 */
export async function replaceWorkers(pid: number): Promise<number | undefined> {
  const old = childrenOf(pid, 'serve.ts');
  const started = Date.now();
  process.kill(pid, 'SIGHUP');
  while (Date.now() - started < patienceMs) {
    const left = new Set(childrenOf(pid, 'serve.ts'));
    if (!old.some((member) => left.has(member))) return Date.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
}
