import { expect, it } from 'vitest';
import { mainThreadMs, type TraceEvent } from './main-thread';

const of = { pid: 1, tid: 1 };
const task = (ts: number, dur: number, tdur: number): TraceEvent => ({
  ...of,
  name: 'ThreadControllerImpl::RunTask',
  ts,
  dur,
  tdur,
});
const mark = (name: string, ts: number): TraceEvent => ({ ...of, name, ts });

it('counts what the thread worked between the marks, not how long it waited', () => {
  const events = [
    task(0, 1000, 1000),
    mark('begun', 2000),
    task(2000, 50_000, 3000),
    mark('shown', 90_000),
    task(90_000, 9000, 9000),
  ];
  expect(mainThreadMs(events, 'begun', 'shown')).toBe(3);
});
it('counts a share of the task that a mark stands in', () => {
  const events = [task(0, 4000, 2000), mark('begun', 1000), mark('shown', 3000)];
  expect(mainThreadMs(events, 'begun', 'shown')).toBe(1);
});
it('counts no other thread, and begins at the last mark of a name', () => {
  const other = { ...task(3000, 1000, 1000), tid: 2 };
  const events = [mark('begun', 0), task(100, 900, 900), mark('begun', 2000), other, mark('shown', 5000)];
  expect(mainThreadMs(events, 'begun', 'shown')).toBe(0);
});
it('says so where a mark is missing', () => {
  expect(() => mainThreadMs([mark('shown', 1)], 'begun', 'shown')).toThrow('no begun');
});
