import type { Front } from '@/lib/front/front';

/**
 * Answers are the last on their connection for so long before no more are taken: a reader whose connection is kept
 * open never finds it closed just as he asks, but for one who had not asked in that time.
 */
const drainMs = 1000;
/** What is under way after so long is cut: a service manager would end the process at 30 s. */
const patienceMs = 20_000;

/**
 * Finishes what is under way, closes, and ends the process with 0. `/readyz` says no meanwhile, but where another process
 * of this machine has taken the place of this one.
 */
export function stopServing(
  { server, beginStop }: Front,
  close: () => Promise<void>,
  { isReplaced = false } = {},
): void {
  beginStop({ isReplaced });
  const finish = () => {
    server.close(() => {
      close().finally(() => process.exit(0));
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), patienceMs).unref();
  };
  server.getConnections((_error, count) => {
    if (count === 0) finish();
    else setTimeout(finish, drainMs);
  });
}

/** Stops, once, when a service manager or a terminal says so. */
export function onStopSignal(stop: () => void): void {
  let isAsked = false;
  const once = () => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
}
