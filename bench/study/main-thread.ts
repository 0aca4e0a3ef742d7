/** An event of Chromium's tracing, as far as it is used; times are in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** By the clock on the wall, and by the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  /** The time that its thread has taken so far. */
  readonly tts?: number;
}

/**
 * Milliseconds of the processor that a page's thread worked between two marks, each the last of its name; of a task that a
 * mark stands in, the share that its place on the wall's clock tells.
 * @throws where one of the marks is missing
 */
export function mainThreadMs(events: readonly TraceEvent[], from: string, to: string): number {
  const end = events.findLast(({ name }) => name === to);
  const start = events.findLast(({ name, pid, tid }) => name === from && pid === end?.pid && tid === end.tid);
  if (!start || !end) throw new Error(`the trace has no ${start ? to : from}`);
  let taken = 0;
  for (const { name, pid, tid, ts, dur = 0, tdur = 0 } of events) {
    if (pid !== end.pid || tid !== end.tid || !name.endsWith('::RunTask')) continue;
    const overlap = Math.min(ts + dur, end.ts) - Math.max(ts, start.ts);
    if (overlap > 0) taken += tdur * (overlap / dur);
  }
  return taken / 1000;
}
