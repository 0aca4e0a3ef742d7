/**
 * What nobody caught may have left anything half done: whoever serves finishes what is under way and leaves in order, with
 * a code that has the service manager, or the process that looks after the workers, begin another.
 */
type Act = (reason: string) => void;

let act: Act | undefined;
let isLeaving = false;
/** In order or not. */
const patienceMs = 28_000;

/**
 * Ends this process with 1 once an error was caught by nobody. Called again, it replaces what was set before.
 * @param log called with the error
 * @param leave finishes what is under way, and ends the process; at once by default
 */
export function leaveOnUncaught(log: (message: string) => void, leave: () => void = process.exit): void {
  listen((reason) => {
    if (isLeaving) return;
    isLeaving = true;
    process.exitCode = 1;
    setTimeout(() => process.exit(1), patienceMs).unref();
    try {
      log(`unexpected error, this process ends: ${reason}`);
    } finally {
      leave();
    }
  });
}

/** In development sources are half written now and then: it is said, and no more. */
export function logUncaught(log: (message: string) => void): void {
  listen(log);
}

function listen(next: Act): void {
  const isFirst = act === undefined;
  act = next;
  if (!isFirst) return;
  const report = (error: unknown) =>
    act?.(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
