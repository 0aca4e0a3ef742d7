/** Lets what makes pages go on, one after another. */
export interface Pace {
  /** Resolves in this turn of the event loop, where nothing else did yet, else in a later one: each has one. */
  turn(): Promise<void>;
}

/**
 * Node takes requests once a turn of its event loop. Thirty pages that are made side by side each do a part of their work in
 * every turn, and a reader of a page that is kept waits for all thirty parts: where one page a turn goes on, he waits for
 * one.
 */
export function createPace(nextTurn: (run: () => void) => void = setImmediate): Pace {
  const line: (() => void)[] = [];
  let isTaken = false;
  const take = () => {
    isTaken = line.length > 0;
    line.shift()?.();
    if (isTaken) nextTurn(take);
  };
  return {
    turn() {
      if (isTaken) return new Promise((resolve) => line.push(resolve));
      isTaken = true;
      nextTurn(take);
      return Promise.resolve();
    },
  };
}

/** That of this process: its pages are made in one thread. */
export const pace = createPace();

/** What a task answers, in a turn in which nothing else goes on. */
export async function paced<T>(task: Promise<T>): Promise<T> {
  try {
    return await task;
  } finally {
    await pace.turn();
  }
}
