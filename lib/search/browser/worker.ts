/// <reference lib="webworker" />
import { createSearchEngine, type SearchEngine } from '../engine/search-engine';
import type { FromWorker, ToWorker } from '../format/messages';
import { createFetchFiles } from './fetch-files';

let engine: SearchEngine | undefined;
const running = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open') engine = createSearchEngine(createFetchFiles(data));
  else if (data.type === 'warm') void engine?.warm();
  else if (data.type === 'abort') running.get(data.id)?.abort();
  else if (engine !== undefined) void answer(engine, data);
});

/** A crash is left to crash: the page sees it as an error and asks the server instead. */
async function answer(
  engine: SearchEngine,
  { id, request }: Extract<ToWorker, { type: 'search' }>,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const message: FromWorker = {
      type: 'answer',
      id,
      answer: await engine.search(request, controller.signal),
    };
    postMessage(message);
  } catch (error) {
    if (!controller.signal.aborted) reportError(error);
  } finally {
    running.delete(id);
  }
}
