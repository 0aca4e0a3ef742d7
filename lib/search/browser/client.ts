import type { FromWorker, ToWorker } from '@/lib/search/format/protocol/messages';
import type { SearchAnswer, SearchRequest, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { messageOf } from '@/lib/text/error-message';
import { searchByApi } from './search-api';

/** A newer search took this one's place: its answer is of no more use. */
export interface Superseded {
  readonly status: 'superseded';
}

export interface SearchClient {
  /**
   * The newest search wins: one still under way when another begins resolves to `superseded`. Never rejects.
   * @param onBetter told, after the answer and until another search begins, of the same with its best questions first
   */
  search(
    request: SearchRequest,
    onBetter?: (answer: SearchResult) => void,
  ): Promise<SearchAnswer | Superseded>;
  /** Starts the worker and fetches the manifest: for when a reader is about to search. */
  warm(): void;
  /** Ends the worker; searches under way resolve to `superseded`. */
  dispose(): void;
}

export interface SearchClientOptions {
  /** Address of the search files, with a closing slash: `/search-data/`. */
  readonly dataUrl: string;
  /** Address of the server's search; left out where there is no server (a static export). */
  readonly apiUrl?: string | undefined;
  /**
   * The index of a server that is asked for every search, so that no file is fetched: its answers may be cached on their
   * way. Undefined where the browser searches by itself.
   */
  readonly askedBuild?: string | undefined;
  /** How long the worker may take (8,000 before the server is asked instead, 30,000 where there is none). */
  readonly timeoutMs?: number;
  readonly createWorker?: () => Worker;
  readonly fetch?: typeof fetch;
}

/** A worker that fails this often is left alone for a while: what it lacks may arrive, as a connection does. */
const maxCrashes = 2;
const restMs = 30_000;
/** A search that is slow is no crash: one worker may be waited for in vain so often, one after another. */
const maxTimeouts = 2;
const superseded: Superseded = { status: 'superseded' };

/** Searches in a worker; where the worker crashes, hangs or fails, the server is asked the same. */
export function createSearchClient(options: SearchClientOptions): SearchClient {
  const workers = createWorkerLine(options);
  let current: AbortController | undefined;
  return {
    async search(request, onBetter) {
      current?.abort();
      const controller = new AbortController();
      current = controller;
      try {
        const byApi = (apiUrl: string) =>
          searchByApi(apiUrl, request, {
            signal: controller.signal,
            fetch: options.fetch ?? fetch,
            build: options.askedBuild,
          });
        if (options.askedBuild !== undefined && options.apiUrl !== undefined) {
          const answer = await byApi(options.apiUrl);
          if (answer.status === 'ok' || !answer.isUnreachable) return answer;
          const kept = await workers.ask(request, controller.signal);
          return kept.status === 'ok' && kept.kept !== undefined ? kept : answer;
        }
        const answer = await workers.ask(request, controller.signal, onBetter);
        if (answer.status === 'ok' || options.apiUrl === undefined) return answer;
        const stead = await byApi(options.apiUrl);
        return stead.status === 'ok' ? { ...stead, fallbackReason: answer.reason } : stead;
      } catch (error) {
        if (controller.signal.aborted) return superseded;
        return { status: 'failed', reason: messageOf(error) };
      }
    },
    warm() {
      if (options.askedBuild === undefined) workers.warm();
    },
    dispose() {
      current?.abort();
      workers.end();
    },
  };
}

/** The worker, made when first needed and anew after a crash. */
function createWorkerLine(options: SearchClientOptions) {
  let worker: Worker | undefined;
  let crashes = 0;
  let crashedAt = 0;
  let timeouts = 0;
  let lastId = 0;
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  const crash = (crashed: Worker) => {
    if (worker !== crashed) return;
    crashes++;
    crashedAt = Date.now();
    end();
  };
  const late = (asked: Worker) => {
    timeouts++;
    // A worker that hangs never answers again; one that waits for a slow network may.
    if (timeouts < maxTimeouts || worker !== asked) return;
    timeouts = 0;
    end();
  };
  const start = () => {
    const rests = crashes >= maxCrashes && Date.now() - crashedAt < restMs;
    if (worker !== undefined || rests) return worker;
    try {
      worker = openWorker(options, crash);
    } catch {
      crashes = maxCrashes;
      crashedAt = Date.now();
    }
    return worker;
  };
  return {
    end,
    warm() {
      const started = start();
      if (started !== undefined) send(started, { type: 'warm' });
    },
    async ask(
      request: SearchRequest,
      signal: AbortSignal,
      onBetter?: (answer: SearchResult) => void,
    ): Promise<SearchAnswer> {
      const asked = start();
      if (asked === undefined) return failed('This browser cannot search by itself.');
      const timeoutMs = options.timeoutMs ?? (options.apiUrl === undefined ? 30_000 : 8000);
      const question = { id: ++lastId, request, signal, timeoutMs, onBetter };
      if (onBetter) listenForBetter(asked, question);
      const troubles = { crash: () => crash(asked), late: () => late(asked) };
      const answer = await askWorker(asked, { ...question, ...troubles });
      if (answer.status === 'ok') {
        crashes = 0;
        timeouts = 0;
      }
      return answer;
    },
  };
}

function openWorker(options: SearchClientOptions, onCrash: (crashed: Worker) => void): Worker {
  const worker = (options.createWorker ?? createSearchWorker)();
  // It may crash before anything is asked: a part of it did not load.
  worker.addEventListener('error', () => onCrash(worker));
  const dataUrl = new URL(options.dataUrl, location.href).href;
  send(worker, { type: 'open', dataUrl, hasServer: options.apiUrl !== undefined });
  return worker;
}

interface Question {
  readonly id: number;
  readonly request: SearchRequest;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly crash: () => void;
  readonly late: () => void;
  readonly onBetter: ((answer: SearchResult) => void) | undefined;
}

/** A better order comes after the answer; who searches for something else no longer wants it. */
function listenForBetter(worker: Worker, { id, signal, onBetter }: Omit<Question, 'crash' | 'late'>): void {
  const listen = (event: Event) => {
    const data = 'data' in event ? (event.data as FromWorker) : undefined;
    if (data?.id === id && data.type === 'better') onBetter?.(data.answer);
  };
  worker.addEventListener('message', listen, { signal });
  signal.addEventListener('abort', () => send(worker, { type: 'abort', id }), { once: true });
}

function askWorker(
  worker: Worker,
  { id, request, signal, timeoutMs, crash, late, onBetter }: Question,
): Promise<SearchAnswer> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      listening.abort();
      finish();
    };
    const fail = (reason: string) => {
      crash();
      settle(() => resolve(failed(reason)));
    };
    const timer = setTimeout(() => {
      send(worker, { type: 'abort', id });
      late();
      settle(() => resolve(failed('The search took too long.')));
    }, timeoutMs);
    const on = { signal: listening.signal };
    const answerIn = (event: Event) => {
      const data = 'data' in event ? (event.data as FromWorker) : undefined;
      return data?.id === id && data.type === 'answer' ? data.answer : undefined;
    };
    worker.addEventListener(
      'message',
      (event) => {
        const answer = answerIn(event);
        if (answer) settle(() => resolve(answer));
      },
      on,
    );
    worker.addEventListener('error', () => fail('The search stopped with an error.'), on);
    worker.addEventListener('messageerror', () => fail('The search stopped with an error.'), on);
    const abort = () => {
      send(worker, { type: 'abort', id });
      settle(() => reject(signal.reason));
    };
    signal.addEventListener('abort', abort, on);
    send(worker, { type: 'search', id, request, ...(onBetter ? { wantsBetter: true } : {}) });
  });
}

/** The worker in one file, where the site was built with it; in development as the bundler cuts it. */
function createSearchWorker(): Worker {
  const bundled = process.env.NEXT_PUBLIC_SEARCH_WORKER;
  if (bundled) return new Worker(bundled, { name: 'search' });
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'search' });
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

function failed(reason: string): SearchAnswer {
  return { status: 'failed', reason };
}
