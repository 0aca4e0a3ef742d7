/**
 * How the processor time of a piece of work grows with its input: that of the whole size over that of an eighth of it,
 * the better of two runs each. About 8 where the work is linear, 64 where it is quadratic, on any machine, busy or not.
 * Times below 20 ms count as 20 ms: what is that short says nothing about growth.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  const eighth = await bestTime(work, Math.floor(size / 8));
  return (await bestTime(work, size)) / eighth;
}

/** What is about linear stays well below this, quadratic work well above it. */
export const STEEPEST_LINEAR = 36;

async function bestTime(work: (size: number) => unknown, size: number): Promise<number> {
  const times = [await timeOf(work, size), await timeOf(work, size)];
  return Math.max(20, Math.min(...times));
}

async function timeOf(work: (size: number) => unknown, size: number): Promise<number> {
  const start = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
