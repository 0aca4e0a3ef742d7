import { workerData } from 'node:worker_threads';
import { startClock, type TaskClock } from '@/lib/concurrency/task-clock';
import { type RenderOptions, renderAnswer } from '@/lib/markdown/render/render-answer';
import { renderTaken } from '@/lib/markdown/render/taken/taken-answer';
import type { TakenForm } from '@/lib/markdown/render/taken/taken-form';

export interface RenderTask extends RenderOptions {
  readonly markdown: string;
  /** In another form than a page's, to be taken along. */
  readonly form?: TakenForm | undefined;
  readonly clock: TaskClock;
}

/** What a thread is given when it begins. */
export interface RenderThreadData {
  /** Whether programs are shown without colors in all that it renders. */
  readonly isCodePlain: boolean;
}

/** Has every grammar and table loaded that is slow to load the first time: no answer is ended for it. */
const warmUp = 'Warm $x^2$\\n\\n```cpp\\nint x;\\n```\\n\\n```python\\nx = 1\\n```';
const isWarm = renderAnswer(warmUp, { isCodePlain: (workerData as RenderThreadData).isCodePlain });

/** For trials alone: an answer that holds this word is never done. */
const endless = process.env.STOA_TRIAL_ENDLESS_WORD;

/** What the pool's threads run: one answer, to HTML. */
export default async function render({ markdown, form, clock, ...options }: RenderTask) {
  await isWarm;
  startClock(clock);
  while (endless && markdown.includes(endless));
  return form ? renderTaken(markdown, { ...options, form }) : renderAnswer(markdown, options);
}
