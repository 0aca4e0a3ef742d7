/** What is told of an error beside its message and stack, which come through from a thread by themselves. */
interface Carried {
  readonly name: string;
  /** Its own fields that are texts, numbers or truths: `code`, `path` and the like. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The field of an error's `cause` in which that travels: of all that is not the error's own, a cause alone is copied. */
const place = 'carried by Stoa';

/**
 * A function for threads to run: what it throws has its name, its code and its other plain fields where `openThreads` throws
 * it. It is of no class there but `Error`: one that somebody has to tell from others needs a code.
 */
export function carryingErrors<Task, Result>(
  run: (task: Task) => Result | Promise<Result>,
): (task: Task) => Promise<Result> {
  return async (task) => {
    try {
      return await run(task);
    } catch (error) {
      throw error instanceof Error ? packed(error) : error;
    }
  };
}

function packed(error: Error): Error {
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => isPlain(value)));
  const carried: Carried = { name: error.name, fields };
  const copy = new Error(error.message, { cause: { [place]: carried } });
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}

/** What a thread threw as it was there; the same where nothing came with it. */
export function unpacked(error: unknown): unknown {
  const carried = carriedBy(error);
  if (carried === undefined || !(error instanceof Error)) return error;
  const { name, fields } = carried;
  const whole = Object.assign(new Error(error.message), fields, { name });
  if (error.stack !== undefined) whole.stack = error.stack;
  return whole;
}

function carriedBy(error: unknown): Carried | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const isOurs = typeof cause === 'object' && cause !== null && place in cause;
  return isOurs ? (cause[place] as Carried) : undefined;
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
