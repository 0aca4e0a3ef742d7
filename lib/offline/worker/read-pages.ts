import { NetworkFirst, type SerwistPlugin } from 'serwist';
import { cacheNames } from '@/lib/offline/format/cache-names';
import { lastUsed, patienceSeconds } from './bounds';
import { type WhyKept, withKeptNote } from './kept-note';
import { pageKeyOf } from './page-key';

/** Pages that were read, those read least lately leaving first; with `mostBytes` no more than 50 MB. */
const mostPages = 200;
/** A page that is larger is not kept: there would be no bound to what all take. */
const mostBytes = 250_000;
/** Says when a page came, by the clock of the site. */
const keptHeader = 'x-stoa-kept';

export interface ReadPagesOptions {
  /** The page as it was kept with its subject, and when it came; undefined where it was not. */
  readonly findKept: (path: string) => Promise<KeptPage | undefined>;
  /** What is shown in place of a page that is not kept. */
  readonly instead: () => Promise<Response | undefined>;
}

export interface KeptPage {
  readonly response: Response;
  readonly keptMs: number | undefined;
}

/**
 * Pages from the site, kept as they are read; from what is kept where the site cannot be reached, fails, or gives no answer
 * for three seconds, and then with a line that says so.
 */
export function createReadPages({ findKept, instead }: ReadPagesOptions): NetworkFirst {
  const bound = lastUsed(mostPages);
  const keeping: SerwistPlugin = {
    cacheKeyWillBeUsed: async ({ request, mode }) => {
      const { path, isWhole } = pageKeyOf(new URL(request.url));
      // Results that were sent are kept nowhere; the page that finds them stands for them.
      return mode === 'read' && path === '/search' ? path : isWhole ? path : request;
    },
    cacheWillUpdate: async ({ request, response }) =>
      pageKeyOf(new URL(request.url)).isWhole ? keepable(response, request.url) : null,
    fetchDidSucceed: async ({ response, state }) => {
      if (response.status < 500) return response;
      if (state) state.answer = response;
      throw new Error(`the site answered ${response.status}`);
    },
    fetchDidFail: async ({ state }) => {
      if (state && !state.answer) state.why = 'offline';
    },
    cachedResponseWillBeUsed: async ({ cachedResponse, request, state }) => {
      const { path, isApplication } = pageKeyOf(new URL(request.url));
      const kept = await newerOf(cachedResponse, () => findKept(path));
      if (!kept || isApplication) return kept?.response ?? null;
      return noted(kept, (state?.why as WhyKept | undefined) ?? 'slow');
    },
    handlerDidError: async ({ request, state }) => {
      if (state?.answer) return state.answer as Response;
      return request.mode === 'navigate' ? await instead() : undefined;
    },
  };
  return new NetworkFirst({
    cacheName: cacheNames.read,
    networkTimeoutSeconds: patienceSeconds,
    matchOptions: { ignoreVary: true },
    // The bound first: what was kept with its subject does not count among what was read.
    plugins: [bound, keeping],
  });
}

/**
 * A page as it is kept, with the moment at which it came; null where it is none, another than was asked for, or too large.
 * @param asked its address, or the key that it is kept under
 */
export async function keepable(response: Response, asked: string): Promise<Response | null> {
  const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
  // A file server leads from a folder to its slash.
  const keyOf = (address: string) => pageKeyOf(new URL(address, location.href)).path;
  if (!isPage || (response.redirected && keyOf(response.url) !== keyOf(asked))) return null;
  const body = await response.clone().blob();
  if (body.size > mostBytes) return null;
  const headers = new Headers(response.headers);
  headers.set(keptHeader, String(sentAt(response) ?? Date.now()));
  return new Response(body, { status: 200, headers });
}

/** When the site sent an answer, by its own clock: the device's may be wrong. */
export function sentAt(response: Response): number | undefined {
  const ms = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** When a page came that was kept. */
export function keptAt(page: Response): number | undefined {
  return Number(page.headers.get(keptHeader)) || undefined;
}

async function newerOf(
  read: Response | undefined,
  find: () => Promise<KeptPage | undefined>,
): Promise<KeptPage | undefined> {
  const kept = await find();
  if (!read) return kept;
  const keptMs = keptAt(read);
  return kept && (kept.keptMs ?? 0) > (keptMs ?? 0) ? kept : { response: read, keptMs };
}

async function noted({ response, keptMs }: KeptPage, why: WhyKept): Promise<Response> {
  const html = withKeptNote(await response.text(), keptMs, why);
  return new Response(html, { status: 200, headers: response.headers });
}
