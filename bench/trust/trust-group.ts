import type { LeftOut, Target } from './targets';

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
  /** What is tried; a group that starts nothing of the kind does not ask. */
  readonly target: Target;
  /** Some of each kind: the same was tried whole against the server. */
  readonly isShort: boolean;
  /** How many documents are grown towards slow ones, where it is said. */
  readonly documents?: number;
  /** The one part of a group that is asked for, as in `--only faults/mending`. */
  readonly part?: string;
  /** A line of progress, to standard error. */
  readonly report: (line: string) => void;
}

/** Promises of one kind, tried together. */
export interface TrustGroup {
  readonly name: string;
  /** Against which targets it says nothing, and why. */
  readonly leftOut: LeftOut;
  /** Whether a short part of it is tried against each other target when nothing is said of them. */
  readonly hasShort?: boolean;
  /** It starts no server and counts processor time: it runs beside the groups up to the first that wants the machine alone. */
  readonly isApart?: boolean;
  /** Its bounds are times: nothing of ours runs beside it. */
  readonly isAlone?: boolean;
  /** It compares what lies in this repository before and after: nobody else may write there meanwhile. */
  readonly watchesFolders?: boolean;
  run(options: TrustOptions): Promise<readonly TrustRow[]>;
}

/** What of a group can be asked for alone. */
export interface TrustPart {
  readonly name: string;
  /** Whether it is tried in `npm test` too. */
  readonly isQuick?: boolean;
  run(options: TrustOptions): Promise<readonly TrustRow[]>;
}

/** One part after another, or the one that is asked for. */
export async function tryParts(
  options: TrustOptions,
  parts: readonly TrustPart[],
): Promise<readonly TrustRow[]> {
  const wanted = parts.filter(({ name }) => options.part === undefined || options.part === name);
  if (wanted.length === 0)
    throw new Error(`no part is named ${options.part}: ${parts.map(({ name }) => name).join(', ')}`);
  const rows: TrustRow[] = [];
  for (const part of wanted) if (part.isQuick || !options.isQuick) rows.push(...(await part.run(options)));
  return rows;
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
