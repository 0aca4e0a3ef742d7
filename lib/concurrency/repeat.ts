export interface Repeating {
  /** Nothing begins from then on; what is under way ends by itself. */
  close(): void;
}

/**
 * Does something again and again until it is closed: each time so many milliseconds after the last has ended, so that there
 * are never two at once. It keeps no process running.
 * @param pauseMs asked anew each time, where it is a function
 * @param firstMs until the first time, where that is not the pause
 */
export function repeat(
  task: () => void | Promise<void>,
  pauseMs: number | (() => number),
  { firstMs }: { readonly firstMs?: number } = {},
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const wait = (ms = typeof pauseMs === 'number' ? pauseMs : pauseMs()) => {
    if (!isClosed) timer = setTimeout(run, ms).unref();
  };
  const run = async () => {
    try {
      await task();
    } finally {
      wait();
    }
  };
  wait(firstMs);
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
