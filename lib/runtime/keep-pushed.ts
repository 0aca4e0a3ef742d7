import path from 'node:path';
import { createRuns } from '@/lib/concurrency/runs';
import { messageOf } from '@/lib/text/error-message';
import { runProgram } from './run-program';

const program = path.join('lib', 'cli', 'snapshot-push.ts');
/** What failed, or what somebody else was doing, is tried again after such a pause. */
const firstPauseMs = 2000;
const longestPauseMs = 300_000;

export interface PushedKeeper {
  /** There is a snapshot, or something beside it, that object storage may lack. */
  begin(): void;
  close(): void;
}

/**
 * Keeps object storage as what is built, where an owner wants that; by another process, since all that changed is read and
 * hashed for it.
 * @param options.isWanted whether anything is done at all
 * @param options.root the folder of the library's artifacts
 */
export function keepPushed(options: {
  readonly isWanted: boolean;
  readonly root: string;
  readonly log: (message: string) => void;
}): PushedKeeper {
  const { isWanted, root, log } = options;
  if (!isWanted) return { begin() {}, close() {} };
  const stop = new AbortController();
  const failure = 'the snapshot could not be pushed';
  const pushing = createRuns(
    () => runProgram(program, ['--artefacts', root], { failure, signal: stop.signal }),
    {
      firstPauseMs,
      longestPauseMs,
      onFailure: (error, pauseMs) =>
        log(`object storage is not up to date: ${messageOf(error)}; trying again in ${pauseMs / 1000} s`),
    },
  );
  return {
    begin: pushing.begin,
    close() {
      pushing.close();
      stop.abort();
    },
  };
}
