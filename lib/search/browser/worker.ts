/// <reference lib="webworker" />

import type { FromWorker, ToWorker } from '@/lib/search/format/protocol/messages';
import { keptSearchPath } from '@/lib/site/paths';
import { createSearchEngine, type SearchEngine } from '../engine/search-engine';
import { answerAnyhow } from './answer-anyhow';
import { answerSearch } from './answer-search';
import { createFetchFiles } from './fetch-files';
import { createNearSource, type NearSource } from './fetch-near';
import { createKeptSearch, type KeptSearch } from './kept-search';

interface Opened {
  readonly engine: SearchEngine;
  readonly near: NearSource;
  readonly kept: KeptSearch;
}

let opened: Opened | undefined;
const running = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open')
    opened = {
      engine: createSearchEngine(createFetchFiles(data)),
      near: createNearSource(data),
      kept: createKeptSearch(new URL(keptSearchPath, data.dataUrl).href),
    };
  else if (data.type === 'warm') void opened?.engine.warm();
  else if (data.type === 'abort') running.get(data.id)?.abort();
  else if (opened !== undefined) void answer(opened, data);
});

/** A crash is left to crash: the page sees it as an error and asks the server instead. */
async function answer(
  tools: Opened,
  { id, request, wantsBetter = false }: Extract<ToWorker, { type: 'search' }>,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const send = (message: FromWorker) => postMessage(message);
  try {
    const { signal } = controller;
    await answerAnyhow(
      (report) => answerSearch(tools, request, { signal, wantsBetter, report }),
      () => tools.kept(request, signal),
      {
        report: {
          answer: (answer) => send({ type: 'answer', id, answer }),
          better: (answer) => send({ type: 'better', id, answer }),
        },
        isOffline: navigator.onLine === false,
      },
    );
  } catch (error) {
    if (!controller.signal.aborted) reportError(error);
  } finally {
    running.delete(id);
  }
}
