import { spawn } from 'node:child_process';

/**
 * Runs a program of this project in a process of its own, which says itself what it has to say of errors.
 * @param how.signal ends it
 * @throws where it does not end well, with what could not be done
 */
export function runProgram(
  program: string,
  given: readonly string[],
  { failure, signal }: { readonly failure: string; readonly signal: AbortSignal },
): Promise<void> {
  const command = ['--import', 'tsx', program, ...given];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'], signal });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(failure));
    });
  });
}
