/** One promise, tried so often; each failure says what was tried and what came of it. */
export interface TrustRow {
  readonly name: string;
  readonly tried: number;
  readonly held: number;
  readonly failures: readonly string[];
  /** What is worth reading beside it, such as `p99 41 ms`. */
  readonly figure?: string;
}

export interface TrustOptions {
  /** The part that runs in `npm test`: seconds, not minutes. */
  readonly isQuick: boolean;
  /** How many documents are grown towards slow ones, where it is said. */
  readonly documents?: number;
  /** A line of progress, to standard error. */
  readonly say: (line: string) => void;
}

/** Promises of one kind, tried together. */
export interface TrustGroup {
  readonly name: string;
  run(options: TrustOptions): Promise<readonly TrustRow[]>;
}

/** Tries each case, so many at once. The check answers with what went wrong, or with undefined; what it throws has gone wrong too. */
export async function tryAll<T>(
  name: string,
  cases: readonly T[],
  check: (one: T) => string | undefined | Promise<string | undefined>,
  atOnce = 1,
): Promise<TrustRow> {
  const failures: string[] = [];
  const waiting = cases.values();
  const work = async () => {
    for (const one of waiting) {
      try {
        const fault = await check(one);
        if (fault !== undefined) failures.push(fault);
      } catch (error) {
        failures.push(String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { name, tried: cases.length, held: cases.length - failures.length, failures };
}
