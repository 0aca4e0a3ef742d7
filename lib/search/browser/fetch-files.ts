import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import {
  type HitsRequest,
  hitsName,
  manifestName,
  openFile,
  proseName,
} from '@/lib/search/format/files/search-file';
import { type PartsRequest, partsName } from '@/lib/search/format/protocol/parts-request';

const decoder = new TextDecoder();
const timeoutMs = 15_000;
/** Pauses before a file is asked for again: what a poor connection loses once it seldom loses four times. */
const pausesMs = [0, 400, 1500];
/** What could not be picked out so often is no longer asked for: whole files are. */
const maxPickFailures = 3;

export interface FetchFilesOptions {
  /** Address of the folder with the search files, with a closing slash. */
  readonly dataUrl: string;
  /** Whether a server of this site answers there, which picks out hits and terms; else there are only files. */
  readonly hasServer?: boolean;
  readonly fetch?: typeof fetch;
  /** Waits so many milliseconds. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** The server said that there is no such file: asking often does not make one. */
class NoSuchFile extends Error {}

/**
 * The search files by `fetch`. What does not arrive whole (an error, a page of a captive portal, a transfer cut short)
 * is asked for again, past every cache, with longer and longer pauses; then it throws an Error that can be shown to the
 * reader. What the server does not have is asked for once more, and where the browser knows that it is offline nothing is.
 */
export function createFetchFiles({
  dataUrl,
  hasServer = false,
  fetch: fetchFile = fetch,
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: FetchFilesOptions): SearchFiles {
  // A server chooses passages itself.
  let hasProse = !hasServer;
  const load = async (name: string, cache: RequestCache) => {
    const response = await fetchFile(dataUrl + name, { cache, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) {
      const reason = `The search data could not be loaded (the server answered ${response.status}).`;
      throw response.status === 404 || response.status === 410 ? new NoSuchFile(reason) : new Error(reason);
    }
    return openFile(name, new Uint8Array(await response.arrayBuffer()));
  };
  const loadStubbornly = async (name: string) => {
    let failure: unknown;
    for (const [i, pause] of [undefined, ...pausesMs].entries()) {
      if (i > 0 && (isOffline() || (i > 1 && failure instanceof NoSuchFile))) break;
      if (pause) await wait(pause);
      try {
        return await load(name, i === 0 ? 'default' : 'reload');
      } catch (error) {
        failure = error;
      }
    }
    throw failure instanceof TypeError || isTimeout(failure)
      ? new Error('The search data could not be loaded. Is there a connection?')
      : failure;
  };
  return {
    manifest: () => loadStubbornly(manifestName),
    file: loadStubbornly,
    async prose(build, document) {
      if (!hasProse) return undefined;
      try {
        return decoder.decode(await load(proseName(build, document), 'default'));
      } catch (error) {
        if (error instanceof NoSuchFile) hasProse = false;
        return undefined;
      }
    },
    ...(hasServer
      ? {
          hits: pickerOf((request: HitsRequest) => load(hitsName(request), 'default')),
          parts: pickerOf((request: PartsRequest) => load(partsName(request), 'default')),
        }
      : {}),
  };
}

/** Has a server pick something out, as long as it does; undefined where it does not. */
function pickerOf<Request>(load: (request: Request) => Promise<Uint8Array>) {
  let picks = true;
  let failures = 0;
  return async (request: Request): Promise<Uint8Array | undefined> => {
    if (!picks) return undefined;
    try {
      const picked = await load(request);
      failures = 0;
      return picked;
    } catch (error) {
      // Perhaps there are only files after all, or another build: the whole files say so, or arrive.
      failures += 1;
      if (error instanceof NoSuchFile || failures >= maxPickFailures) picks = false;
      return undefined;
    }
  };
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
