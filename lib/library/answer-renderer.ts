import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { plainAnswer } from '@/lib/markdown/plain-answer';
import type { RenderedAnswer } from '@/lib/markdown/render-answer';
import { createGate } from './gate';
import type { RenderTask } from './render-task';

/** Name of the bundle of the threads' program, in a standalone folder. */
export const bundledRenderTask = 'render-task.mjs';

const timeLimitMs = 2000;
/** A machine that is busy makes every answer slow: it is tried once more, with more time and without colors of code. */
const secondTimeLimitMs = 20_000;
const memoryLimitMb = 256;
/** Young garbage is collected sooner than V8 would by itself: a thread stays some 30 MB smaller, and no slower. */
const youngMemoryMb = 12;
/** Answers that may wait for a thread; beyond, the site says it is busy rather than fall behind without end. */
const waitingAnswers = 500;
/** Has every grammar and table that is slow to load the first time loaded before a reader waits for it. */
const warmUp = 'Warm $x^2$\\n\\n```cpp\\nint x;\\n```\\n\\n```python\\nx = 1\\n```';

export interface AnswerRenderer {
  /**
   * Sanitised HTML; plain text, never nothing, where the answer took too long or too much memory, twice.
   * @throws GateFull where too many answers wait already
   */
  render(markdown: string): Promise<RenderedAnswer>;
  close(): Promise<void>;
}

interface Shared {
  readonly renderer: AnswerRenderer;
  users: number;
}
const shared = new Map<string, Shared>();

/**
 * The renderer of a site, one for all generations of its content that are open at a time: its threads take seconds to
 * start. It ends when the last of them closes it.
 */
export function shareAnswerRenderer(options: Parameters<typeof createAnswerRenderer>[0]): AnswerRenderer {
  const known = shared.get(options.siteOrigin) ?? { renderer: createAnswerRenderer(options), users: 0 };
  known.users += 1;
  shared.set(options.siteOrigin, known);
  return {
    render: known.renderer.render,
    async close() {
      known.users -= 1;
      if (known.users > 0) return;
      shared.delete(options.siteOrigin);
      await known.renderer.close();
    },
  };
}

/**
 * Renders answers in threads that are stopped past their time or 256 MB each: Markdown has no bounds of its own, and one answer
 * must not hold up the others.
 */
function createAnswerRenderer(options: {
  readonly siteOrigin: string;
  readonly onFailure: (reason: string) => void;
  /** For the first try; 2 s where nothing is said. */
  readonly timeLimitMs?: number;
}): AnswerRenderer {
  const pool = createThreads(options.siteOrigin);
  // The gate is as wide as the pool, so that the time limit starts when a thread does, not while waiting for one.
  const gate = createGate({ running: pool.threads, waiting: waitingAnswers });
  /** What ends because it is closed on purpose is no failure. */
  const tell = (reason: string) => {
    if (!pool.isClosed()) options.onFailure(reason);
  };
  const runWithin = (ms: number, task: Omit<RenderTask, 'siteOrigin'>) =>
    pool.run(task, AbortSignal.timeout(ms));
  const warm = Promise.all(Array.from({ length: pool.threads }, () => pool.run({ markdown: warmUp }))).catch(
    (error) => tell(String(error)),
  );
  /** The thread that was stopped begins anew, which takes seconds: they are not counted against the answer. */
  const runAgain = async (markdown: string) => {
    await pool.run({ markdown: warmUp });
    const answer = await runWithin(secondTimeLimitMs, { markdown, isCodePlain: true });
    return { ...answer, isLesser: true };
  };
  return {
    render: (markdown) =>
      gate.run(async () => {
        await warm;
        try {
          return await runWithin(options.timeLimitMs ?? timeLimitMs, { markdown }).catch(() =>
            runAgain(markdown),
          );
        } catch (error) {
          const reason =
            error instanceof Error && error.name === 'AbortError'
              ? `took over ${secondTimeLimitMs} ms`
              : String(error);
          tell(reason);
          const faults = [{ kind: 'too-large', source: '', message: reason }] as const;
          return { html: plainAnswer(markdown), css: '', headings: [], points: [], faults, isLesser: true };
        }
      }),
    close: pool.close,
  };
}

/** Threads that render one answer each at a time, until they are closed. */
function createThreads(siteOrigin: string) {
  const threads = Math.max(1, Math.min(4, os.availableParallelism() - 1));
  const pool = new Piscina({
    ...renderTask(),
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngMemoryMb },
  });
  let isClosed = false;
  return {
    threads,
    isClosed: () => isClosed,
    async run(task: Omit<RenderTask, 'siteOrigin'>, signal?: AbortSignal): Promise<RenderedAnswer> {
      // A pool that was destroyed would begin new threads for a new task.
      if (isClosed) throw new Error('The renderer is closed.');
      return pool.run({ ...task, siteOrigin }, signal ? { signal } : {});
    },
    close() {
      isClosed = true;
      return pool.destroy();
    },
  };
}

/** What the threads run: its source, or in a standalone folder the bundle beside the server. */
function renderTask(): { readonly filename: string; readonly execArgv?: string[] } {
  const bundled = path.resolve(bundledRenderTask);
  if (existsSync(bundled)) return { filename: bundled };
  return { filename: path.resolve('lib/library/render-task.ts'), execArgv: ['--import', 'tsx'] };
}
