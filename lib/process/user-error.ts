import { errorCode } from '@/lib/text/error-code';
import { leaveOnUncaught } from './uncaught';

/**
 * What went wrong that the user can put right: reported in one line, without a stack.
 * @example
 * throw new UserError(`--limit is ${text}: give a number from 1 to 50`);
 */
export class UserError extends Error {}

/** What the system refused, and what to do; undefined where that is not what went wrong. */
export function causeOf(error: unknown): string | undefined {
  const code = errorCode(error);
  if (code === undefined) return undefined;
  const { path: place } = error as NodeJS.ErrnoException;
  const remedy = remedies[code];
  return remedy && `stoa: ${remedy}${place ? ` (${code}, ${place})` : ` (${code})`}`;
}

const unharmed = 'What was built before is as it was';
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: `no space is left on the disk: free some, and run this again. ${unharmed}`,
  EDQUOT: `the disk quota is used up: free some space, and run this again. ${unharmed}`,
  EROFS: `a folder to be written lies on a read-only file system. ${unharmed}`,
  EACCES: `a file or folder may not be read or written by this user: allow it, and run this again. ${unharmed}`,
  EPERM: `a file or folder may not be changed by this user: allow it, and run this again. ${unharmed}`,
  EIO: `the disk failed to read or write: see what is wrong with it. ${unharmed}`,
  EMFILE: `too many files are open: raise the limit (ulimit -n), and run this again. ${unharmed}`,
};

/** What the process that builds ends with where the system refused something: whoever started it may try later. */
export const systemCode = 75;

/**
 * Runs a command; its failures are one line on standard error and exit code 1.
 * @param ofSystem the code where the system refused something
 */
export function runCommand(command: () => Promise<void>, ofSystem = 1): void {
  // Whoever reads only the first lines (`| head`) has what they wanted.
  process.stdout.on('error', (error) => process.exit(errorCode(error) === 'EPIPE' ? 0 : 1));
  leaveOnUncaught((message) => console.error(`stoa: ${message}`));
  command().catch((error: unknown) => {
    if (error instanceof UserError) {
      if (error.message) console.error(`stoa: ${error.message}`);
    } else console.error(causeOf(error) ?? error);
    process.exit(causeOf(error) === undefined ? 1 : ofSystem);
  });
}
