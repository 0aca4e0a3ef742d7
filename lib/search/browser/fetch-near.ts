import { nearName, openFile } from '../format/search-file';

/** What a model is asked of a query, and of which build. */
export interface AskedNear {
  readonly build: string;
  readonly text: string;
}

export interface NearSource {
  /** The list that was asked for before. */
  known(asked: AskedNear): Uint8Array | undefined;
  /** Asks for a list once the reader pauses; undefined where that cannot be had, or is no longer wanted. */
  ask(asked: AskedNear, signal: AbortSignal): Promise<Uint8Array | undefined>;
}

/** Who goes on typing within this time does not ask yet. */
const pauseMs = 200;
const timeoutMs = 4000;
const keptLists = 100;
/** A server that has no such lists, or fails, is left alone for a while. */
const restMs = 60_000;
const mostFailures = 3;

/** What is nearest a query by its meaning, from the server of the site: where there is one, and once for each pause. */
export function createNearSource({
  dataUrl,
  hasServer = false,
  fetch: fetchList = fetch,
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: {
  readonly dataUrl: string;
  readonly hasServer?: boolean;
  readonly fetch?: typeof fetch;
  readonly wait?: (ms: number) => Promise<void>;
}): NearSource {
  const kept = new Map<string, Uint8Array>();
  let failures = 0;
  let restsUntil = hasServer ? 0 : Number.POSITIVE_INFINITY;
  const load = async (name: string, signal: AbortSignal) => {
    const giveUp = new AbortController();
    const abort = () => giveUp.abort();
    const timer = setTimeout(abort, timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      // Called by itself: a browser's fetch refuses to be the method of another object.
      const response = await fetchList(dataUrl + name, { cache: 'no-store', signal: giveUp.signal });
      if (response.status === 404) failures = mostFailures;
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return openFile(name, new Uint8Array(await response.arrayBuffer()));
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  };
  return {
    known: ({ build, text }) => kept.get(nearName(build, text)),
    async ask({ build, text }, signal) {
      if (text === '' || Date.now() < restsUntil) return undefined;
      await wait(pauseMs);
      if (signal.aborted) return undefined;
      const name = nearName(build, text);
      try {
        const list = await load(name, signal);
        failures = 0;
        kept.set(name, list);
        const oldest = kept.size > keptLists ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
        return list;
      } catch {
        if (signal.aborted) return undefined;
        failures += 1;
        if (failures >= mostFailures) {
          failures = 0;
          restsUntil = Date.now() + restMs;
        }
        return undefined;
      }
    },
  };
}
