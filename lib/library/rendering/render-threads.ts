import os from 'node:os';
import path from 'node:path';
import { openThreads, type Threads } from '@/lib/concurrency/open-threads';
import { runWithin } from '@/lib/concurrency/run-within';
import type { TaskClock } from '@/lib/concurrency/task-clock';
import { sourceProgram } from '@/lib/concurrency/thread-program';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { RenderTask, RenderThreadData } from './render-task';

const memoryLimitMb = 256;
/** Young garbage is collected sooner than V8 would by itself: a thread stays some 30 MB smaller, and no slower. */
const youngMemoryMb = 12;
/** A thread that is beginning is waited for so long before it counts as one that never will. */
const warmLimitMs = 30_000;
const warmTries = 3;

/** What the threads run. */
export interface RenderProgram {
  readonly filename: string;
  readonly execArgv?: string[];
  /** Says which program it is: another may render what this one cannot. */
  readonly fingerprint: string;
}

/** One thread that renders, or the one that takes its place. */
export interface RenderThread {
  /**
   * @throws TookTooLong where it is ended since its time was up
   * @throws ThreadEnded where it ended by itself
   */
  render(task: Omit<RenderTask, 'clock'>, limitMs: number): Promise<RenderedAnswer>;
  /** Whether it has loaded all that an answer needs. */
  readonly isWarm: boolean;
  /** Resolves once it has, or there is no hope for it. */
  warm(): Promise<void>;
  readonly isClosed: boolean;
  close(): Promise<void>;
}

export const fromSources: RenderProgram = {
  ...sourceProgram(path.join('lib', 'library', 'rendering', 'render-task.ts')),
  fingerprint: 'sources',
};

/** So many threads, each apart: who runs a task in one knows which it is. */
export function openRenderThreads(
  count: number,
  options: {
    readonly program: RenderProgram;
    readonly onError: (reason: string) => void;
    /** Whether it begins when it is first wanted, and ends when it was not for a minute. */
    readonly isOnDemand?: boolean;
    readonly isCodePlain?: boolean;
  },
): readonly RenderThread[] {
  return Array.from({ length: count }, () => openRenderThread(options));
}

function openRenderThread({
  program: { filename, execArgv },
  onError,
  isOnDemand = false,
  isCodePlain = false,
}: Parameters<typeof openRenderThreads>[1]): RenderThread {
  let isWarm = false;
  const data: RenderThreadData = { isCodePlain };
  const threads: Threads = openThreads({
    filename,
    ...(execArgv ? { execArgv } : {}),
    threads: isOnDemand ? 0 : 1,
    most: 1,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngMemoryMb },
    workerData: data,
    onError,
    onEnd: () => {
      isWarm = false;
      // The one that ends would be given the task.
      if (!isOnDemand) setImmediate(() => void warm());
    },
  });
  const render = async (task: Omit<RenderTask, 'clock'>, limitMs: number) => {
    const taskOf = (clock: TaskClock): RenderTask => ({ ...task, isCodePlain, clock });
    const answer = await runWithin(threads, limitMs, taskOf, { isOnce: true });
    isWarm = true;
    return answer as RenderedAnswer;
  };
  let warming: Promise<void> | undefined;
  const warmOnce = (): Promise<void> => {
    // Rendering nothing waits for what the thread loads.
    warming ??= render({ markdown: '' }, warmLimitMs)
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        warming = undefined;
      });
    return warming;
  };
  const warm = async () => {
    for (let tries = 0; tries < warmTries && !isWarm && !threads.isClosed; tries++) await warmOnce();
  };
  return {
    render,
    warm,
    get isWarm() {
      return isWarm;
    },
    get isClosed() {
      return threads.isClosed;
    },
    close: threads.close,
  };
}

/** One thread more than a client may have at once, so that two are the fewest. */
export function usualThreads(): number {
  return Math.max(1, Math.min(4, os.availableParallelism() - 1)) + 1;
}
