import path from 'node:path';
import { keepUpToDate } from './keep-up-to-date';
import { runProgram } from './run-program';

const program = path.join('lib', 'cli', 'snapshot-push.ts');

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
  const failure = 'the snapshot could not be pushed';
  const push = (signal: AbortSignal) => runProgram(program, ['--artefacts', root], { failure, signal });
  return keepUpToDate('object storage', push, log);
}
