/** Lets so many tasks run at once; so many more may wait; the rest are turned away. */
export interface Gate {
  /** Runs the task in its turn. Throws GateFull, at once, where too many wait already. */
  run<T>(task: () => Promise<T>): Promise<T>;
}

export class GateFull extends Error {
  constructor() {
    super('too many tasks are waiting');
  }
}

export function createGate(limits: { readonly running: number; readonly waiting: number }): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(task) {
      if (running >= limits.running) {
        if (waiting.length >= limits.waiting) throw new GateFull();
        // Whoever leaves hands over its place, so the count stays as it is.
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
