import type { Superseded } from '@/lib/search/browser/client';
import type { SearchAnswer, SearchRequest, SearchResult } from '@/lib/search/format/protocol/search-answer';

/** Longer than a fast typist takes from key to key, too short to be noticed. */
const pauseMs = 110;
/** The first letter of a word says little: it is searched for only where nothing follows it. */
const letterPauseMs = 260;
/** One who types without a pause sees an answer this often. */
const longestWaitMs = 400;
/** A search that takes longer, as over a slow network, gives way to a newer one. */
const patienceMs = 400;

const endsInOneLetter = /(?:^|\s)\S$/u;

interface Asked {
  readonly request: SearchRequest;
  readonly report: (answer: SearchAnswer) => void;
  readonly onBetter: ((answer: SearchResult) => void) | undefined;
}

export interface SearchLine {
  /** Searches once typing rests, or at once; only the answer to what was asked last is told, and then a better one: as the answer, where there was nothing. */
  ask(
    request: SearchRequest,
    report: (answer: SearchAnswer) => void,
    how?: { readonly isUrgent?: boolean; readonly onBetter?: (answer: SearchResult) => void },
  ): void;
  /** Nothing asked before is wanted any more. */
  drop(): void;
}

/** Searches one after another: while one runs, only the newest of those asked meanwhile waits. */
export function createSearchLine(
  search: (
    request: SearchRequest,
    onBetter?: (answer: SearchResult) => void,
  ) => Promise<SearchAnswer | Superseded>,
): SearchLine {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest: Asked | undefined;
  let next: Asked | undefined;
  let running: { readonly since: number } | undefined;
  let waitingSince: number | undefined;
  const run = async (asked: Asked) => {
    const mine = { since: Date.now() };
    running = mine;
    next = undefined;
    waitingSince = undefined;
    clearTimeout(timer);
    let isNothing = false;
    const better = (answer: SearchResult) => {
      if (newest !== asked) return;
      // Where nothing was found there is nothing that a reader could lose sight of.
      if (isNothing) asked.report(answer);
      else asked.onBetter?.(answer);
    };
    const answer = await search(asked.request, asked.onBetter && better);
    isNothing = answer.status === 'ok' && answer.total === 0;
    if (running !== mine) return;
    running = undefined;
    if (newest === asked && answer.status !== 'superseded') asked.report(answer);
    if (next !== undefined) run(next);
  };
  const release = (asked: Asked) => {
    const left = running === undefined ? 0 : patienceMs - (Date.now() - running.since);
    if (left <= 0) return void run(asked);
    next = asked;
    timer = setTimeout(() => run(asked), left);
  };
  return {
    ask(request, report, { isUrgent = false, onBetter } = {}) {
      const asked = { request, report, onBetter };
      newest = asked;
      next = undefined;
      waitingSince ??= Date.now();
      clearTimeout(timer);
      const delayMs = isUrgent ? 0 : pauseBefore(request.query, Date.now() - waitingSince);
      timer = setTimeout(() => release(asked), delayMs);
    },
    drop() {
      clearTimeout(timer);
      newest = undefined;
      next = undefined;
      waitingSince = undefined;
    },
  };
}

function pauseBefore(query: string, waitedMs: number): number {
  if (endsInOneLetter.test(query)) return letterPauseMs;
  return Math.max(0, Math.min(pauseMs, longestWaitMs - waitedMs));
}
