import { createRuns } from '@/lib/concurrency/runs';
import { messageOf } from '@/lib/text/error-message';

/** What failed, or what somebody else was doing, is tried again after such a pause. */
const firstPauseMs = 2000;
const longestPauseMs = 300_000;

/** Brings something outside of this process up to date whenever that is begun, again where it failed. */
export function keepUpToDate(
  what: string,
  run: (signal: AbortSignal) => Promise<void>,
  log: (message: string) => void,
): { begin(): void; close(): void } {
  const stop = new AbortController();
  const runs = createRuns(() => run(stop.signal), {
    firstPauseMs,
    longestPauseMs,
    onFailure: (error, pauseMs) =>
      log(`${what} is not up to date: ${messageOf(error)}; trying again in ${pauseMs / 1000} s`),
  });
  return {
    begin: runs.begin,
    close() {
      runs.close();
      stop.abort();
    },
  };
}
