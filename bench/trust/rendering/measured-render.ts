import { getHeapStatistics } from 'node:v8';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

export interface Measured {
  /** Processor time of the whole process, which does nothing else meanwhile. */
  readonly milliseconds: number;
  readonly heapMiB: number;
  readonly isRendered: boolean;
}

/** Runs in a thread of its own. */
export default async function measure(answer: string): Promise<Measured> {
  const start = process.cpuUsage();
  const { diagnostics } = await renderAnswer(answer);
  const { user, system } = process.cpuUsage(start);
  const isRendered = !diagnostics.some(({ kind }) => kind === 'too-large');
  return {
    milliseconds: (user + system) / 1_000,
    heapMiB: getHeapStatistics().total_heap_size / 2 ** 20,
    isRendered,
  };
}
