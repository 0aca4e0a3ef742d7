import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { nearName, openFile, sentencesName } from '@/lib/search/format/files/search-file';
import { decodeBlock } from '@/lib/search/format/files/stored-block';
import type { NearestSentences } from '@/lib/search/format/files/untied-hits';
import { longestAddress } from '@/lib/search/format/protocol/search-limits';

/** What a model is asked of a query, and of which build. */
export interface AskedNear {
  readonly build: string;
  readonly text: string;
  /** Its words by their stems. */
  readonly stems: string;
}

export interface NearSource {
  /** The list that was asked for before. */
  known(asked: AskedNear): Uint8Array | undefined;
  /** The list that was asked for last, where it is of the same words: a space was typed, or an ending. */
  alike(asked: AskedNear): Uint8Array | undefined;
  /** Asks for a list once the reader pauses; undefined where that cannot be had, or is no longer wanted. */
  ask(asked: AskedNear, signal: AbortSignal): Promise<Uint8Array | undefined>;
  /** The sentences of answers that are nearest a text, as far as they were asked for before. */
  readonly knownSentences: NearestSentences;
  /** Asks for those that are not known. */
  sentences(signal: AbortSignal): NearestSentences;
}

/** Who goes on typing within this time does not ask yet. */
const pauseMs = 200;
const timeoutMs = 4000;
const keptLists = 100;
const keptSentences = 500;
/** A server that has no such lists, or fails, is left alone for a while. */
const restMs = 60_000;
const maxFailures = 3;

interface NearSourceOptions {
  readonly dataUrl: string;
  readonly hasServer?: boolean;
  readonly fetch?: typeof fetch;
  readonly wait?: (ms: number) => Promise<void>;
}

/** What is nearest a query by its meaning, from the server of the site: where there is one, and once for each pause. */
export function createNearSource(options: NearSourceOptions): NearSource {
  const { wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = options;
  const server = createPatientServer(options);
  const lists = createBoundedCache<string, Uint8Array>(keptLists);
  let last: { readonly build: string; readonly stems: string; readonly list: Uint8Array } | undefined;
  const sentences = createBoundedCache<string, string>(keptSentences);
  const knownSentences: NearestSentences = async (text, paths) =>
    paths.map((path) => sentences.get(keyOf(text, path)) ?? '');
  return {
    known: ({ build, text }) => lists.get(nearName(build, text)),
    alike: ({ build, stems }) => (last?.build === build && last.stems === stems ? last.list : undefined),
    async ask({ build, text, stems }, signal) {
      if (text === '' || server.rests()) return undefined;
      await wait(pauseMs);
      if (signal.aborted) return undefined;
      const name = nearName(build, text);
      const list = await server.get(name, signal);
      if (list === undefined) return undefined;
      last = { build, stems, list };
      lists.set(name, list);
      return list;
    },
    knownSentences,
    sentences: (signal) => async (text, paths) => {
      const unknown = paths.filter((path) => !sentences.has(keyOf(text, path)));
      const name = sentencesName({ text, paths: unknown });
      const payload =
        unknown.length > 0 && name.length <= longestAddress ? await server.get(name, signal) : undefined;
      // What the server had no time for it may have the next time.
      for (const [i, { passage }] of (payload ? decodeBlock(payload) : []).entries())
        if (passage !== '') sentences.set(keyOf(text, unknown[i] ?? ''), passage);
      return knownSentences(text, paths);
    },
  };
}

/** The server, left alone for a while once it failed a few times; for good where there is none. */
function createPatientServer({ dataUrl, hasServer = false, fetch: fetchFile = fetch }: NearSourceOptions) {
  let failures = 0;
  let restsUntil = hasServer ? 0 : Number.POSITIVE_INFINITY;
  const rests = () => Date.now() < restsUntil;
  const fail = () => {
    failures += 1;
    if (failures < maxFailures) return;
    failures = 0;
    restsUntil = Date.now() + restMs;
  };
  const load = async (name: string, signal: AbortSignal) => {
    const giveUp = new AbortController();
    const abort = () => giveUp.abort();
    const timer = setTimeout(abort, timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      // Called by itself: a browser's fetch refuses to be the method of another object.
      const response = await fetchFile(dataUrl + name, { cache: 'no-store', signal: giveUp.signal });
      if (response.status === 404) failures = maxFailures;
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return openFile(name, new Uint8Array(await response.arrayBuffer()));
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  };
  return {
    rests,
    /** Undefined where it cannot be had, or is no longer wanted. */
    async get(name: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
      if (rests()) return undefined;
      try {
        const payload = await load(name, signal);
        failures = 0;
        return payload;
      } catch {
        if (!signal.aborted) fail();
        return undefined;
      }
    },
  };
}

function keyOf(text: string, path: string): string {
  return `${path}\n${text}`;
}
