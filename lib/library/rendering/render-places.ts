import { currentClientGroup } from '@/lib/concurrency/client-group';
import { ThreadEnded } from '@/lib/concurrency/open-threads';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { RenderTask } from './render-task';
import type { RenderThread } from './render-threads';

/** Threads in which answers are rendered in turns. */
export interface RenderPlaces {
  /**
   * Renders in the turn of those who ask; once more in another thread where one ended by itself.
   * @throws SemaphoreFull where too many wait already
   */
  render(task: Omit<RenderTask, 'clock'>): Promise<RenderedAnswer>;
}

/**
 * A place is a thread: where that was ended, the place is given to nobody until its successor has loaded what it needs.
 * So what is kept for other clients is a thread that is ready.
 * @param limits.reserved threads that only clients get who have none
 */
export function createRenderPlaces(
  threads: readonly RenderThread[],
  limits: { readonly limitMs: number; readonly reserved: number; readonly waiting: number },
): RenderPlaces {
  const semaphore = createSemaphore({
    running: threads.length,
    reserved: limits.reserved,
    waiting: limits.waiting,
  });
  const free = new Set(threads);
  const take = () => {
    const all = [...free];
    const thread = all.find(({ isWarm }) => isWarm) ?? all[0];
    if (thread === undefined) throw new Error('more run than there are threads');
    free.delete(thread);
    return thread;
  };
  const renderOnce = (task: Omit<RenderTask, 'clock'>) =>
    new Promise<RenderedAnswer>((resolve, reject) => {
      const inTurn = async () => {
        const thread = take();
        try {
          resolve(await thread.render(task, limits.limitMs));
        } catch (error) {
          reject(error);
          await thread.warm();
        } finally {
          free.add(thread);
        }
      };
      semaphore.run(inTurn, currentClientGroup()).catch(reject);
    });
  return {
    render: (task) =>
      renderOnce(task).catch((error) => {
        if (error instanceof ThreadEnded) return renderOnce(task);
        throw error;
      }),
  };
}
