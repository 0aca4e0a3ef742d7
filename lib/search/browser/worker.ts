/// <reference lib="webworker" />

import type { FromWorker, ToWorker } from '@/lib/search/format/protocol/messages';
import { createSearchEngine, type SearchEngine } from '../engine/search-engine';
import { answerSearch } from './answer-search';
import { createFetchFiles } from './fetch-files';
import { createNearSource, type NearSource } from './fetch-near';

let opened: { readonly engine: SearchEngine; readonly near: NearSource } | undefined;
const running = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open')
    opened = { engine: createSearchEngine(createFetchFiles(data)), near: createNearSource(data) };
  else if (data.type === 'warm') void opened?.engine.warm();
  else if (data.type === 'abort') running.get(data.id)?.abort();
  else if (opened !== undefined) void answer(opened, data);
});

/** A crash is left to crash: the page sees it as an error and asks the server instead. */
async function answer(
  tools: NonNullable<typeof opened>,
  { id, request, wantsBetter = false }: Extract<ToWorker, { type: 'search' }>,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const send = (message: FromWorker) => postMessage(message);
  try {
    await answerSearch(tools, request, {
      signal: controller.signal,
      wantsBetter,
      report: {
        answer: (answer) => send({ type: 'answer', id, answer }),
        better: (answer) => send({ type: 'better', id, answer }),
      },
    });
  } catch (error) {
    if (!controller.signal.aborted) reportError(error);
  } finally {
    running.delete(id);
  }
}
