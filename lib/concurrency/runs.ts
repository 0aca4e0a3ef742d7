import { createBackOff } from './back-off';

export interface Runs {
  /** Runs now, or once more after the run under way, however often it was asked for meanwhile. */
  begin(): void;
  /** The same after something changed: what failed may have come right with it, and is not waited for as long. */
  beginAnew(): void;
  isRunning(): boolean;
  /** Nothing begins from then on, and no failure is told; what is under way ends by itself. */
  close(): void;
}

interface RunsOptions {
  /** What failed is tried again so much later, and after twice that each time it fails again. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Told why a run failed, and in how many milliseconds the next begins. */
  readonly onFailure: (error: unknown, pauseMs: number) => void;
}

/** One run at a time, tried again until it succeeds. It keeps no process running. */
export function createRuns(run: () => Promise<void>, options: RunsOptions): Runs {
  const backOff = createBackOff(options.firstPauseMs, options.longestPauseMs);
  let running: Promise<void> | undefined;
  let later: NodeJS.Timeout | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  const fail = (error: unknown) => {
    if (isClosed) return;
    const pauseMs = backOff.take();
    options.onFailure(error, pauseMs);
    later = setTimeout(begin, pauseMs).unref();
  };
  const begin = () => {
    if (isClosed) return;
    clearTimeout(later);
    isAskedAgain = running !== undefined;
    running ??= run()
      .then(backOff.reset, fail)
      .finally(() => {
        running = undefined;
        if (isAskedAgain) begin();
      });
  };
  return {
    begin,
    beginAnew() {
      backOff.reset();
      begin();
    },
    isRunning: () => running !== undefined,
    close() {
      isClosed = true;
      clearTimeout(later);
    },
  };
}
