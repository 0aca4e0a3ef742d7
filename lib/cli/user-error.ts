/** What went wrong in a way the user can mend: said in one line, without a stack. */
export class UserError extends Error {}

/** Runs a command; its failures are one line on standard error and exit code 1. */
export function runCommand(command: () => Promise<void>): void {
  // Whoever reads only the first lines (`| head`) has what they wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  command().catch((error: unknown) => {
    if (error instanceof UserError) {
      if (error.message) console.error(`stoa: ${error.message}`);
    } else console.error(error);
    process.exit(1);
  });
}
