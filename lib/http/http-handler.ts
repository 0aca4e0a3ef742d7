import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createReferenceCount } from '@/lib/concurrency/reference-count';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import { createTokenBucket } from '@/lib/concurrency/token-bucket';
import { nearAddress, sentencesAddress } from '@/lib/search/format/files/search-file';
import { searchDataPath } from '@/lib/site/paths';
import { createClientNaming } from './clients/client-address';
import { createClientRate } from './clients/client-rate';
import { connectionBounds, guardConnections, isWithoutHost } from './clients/guard-connections';
import type { Answered, Context, HttpHandlerOptions, ServedContent } from './context';
import { createPageCache } from './pages/page-cache';
import { securityHeaders } from './pages/security-headers';
import { parseAddress } from './routes/address';
import { routeOf } from './routes/route';
import { findFile, pickingOf, sendBare, sendPicked } from './send/send-files';
import { findLibraryFile, sendLibraryFile } from './send/send-library-file';
import { findAsWritten, sendCached, sendFresh } from './send/send-made';
import { sendNear } from './send/send-near';
import { sendNotFound } from './send/send-not-found';
import { sendPage } from './send/send-page';
import { sendPlainText } from './send/send-plain-text';
import { sendSentences } from './send/send-sentences';
import { stateOf } from './state-of';

/** Pages and files kept in memory, in bytes, where nothing else is said. */
const cachedPageBytes = 96 * 1024 * 1024;
/** Unknown addresses that are helped with a search for their words; all others get the same page, made once. */
const lostHelped = { perSecond: 4, atOnce: 40 };
/**
 * A school that searches all at once waits its turn, some seconds; who comes when so many wait is told to try again. One
 * client has 32 at most, so that there is a place for whoever has none.
 */
const searchesAtOnce = { running: 40, reserved: 8, waiting: 480 };
/** Very many pages made at once would each be ready when the last is, and nobody else be answered meanwhile. */
const pagesAtOnce = { running: 40, reserved: 8, waiting: 1000 };
/** Unknown addresses rendered at once; a flood of them gets a short answer instead. */
const lostAtOnce = 8;

export interface HttpHandler {
  readonly server: Server;
  /** From now on connections end with their next answer; `/readyz` says no, but where another process replaced this one. */
  beginStop(how?: { readonly isReplaced: boolean }): void;
  /** `/readyz` says so from now on, until something else is said or nothing; what is there is served all the same. */
  reportTrouble(trouble: string | undefined): void;
  /** Ends the connections on which nothing was sent yet; those on which something was end with their answer. */
  endUnused(): void;
  /**
   * Serves another snapshot from the next request on, with no page of the old one kept. A page that is being made
   * meanwhile is wholly of the old one, and goes to those who asked for it then.
   * @returns when the last of those who asked before has his answer: nobody reads the old one any more
   */
  replace(content: ServedContent): Promise<void>;
}

/** The server in front of Next: what Next cannot refuse, keep or say is done here. */
export function createHttpHandler(options: HttpHandlerOptions): HttpHandler {
  const clientOf = createClientNaming(options.trustedProxies ?? 0);
  const rate = createClientRate({ perMinute: options.searchRate ?? 0 });
  const shared = {
    clientOf,
    waitOf: (request: IncomingMessage) => rate.take(clientOf(request)),
    notFoundAllowance: createTokenBucket(lostHelped),
    searches: createSemaphore(searchesAtOnce),
    making: createSemaphore(pagesAtOnce),
    lost: createSemaphore({ running: lostAtOnce, waiting: lostAtOnce * 4 }),
  };
  let isStopping = false;
  let isReady = true;
  let trouble: string | undefined;
  const contextOf = (content: ServedContent): Context => ({
    ...options,
    ...content,
    ...shared,
    pages: createPageCache(options.isDevelopment ? 0 : (options.cachedBytes ?? cachedPageBytes)),
    shared: options.sharedPages?.(content),
    notFoundPage: {},
    groupOf: new Map(),
    headers: securityHeaders({ isHttps: content.library.baseUrl.startsWith('https:') }),
  });
  let context = contextOf(options);
  let users = createReferenceCount();
  const server = createServer(connectionBounds, (request, response) => {
    if (isStopping) response.shouldKeepAlive = false;
    if (!isReady && isReadyz(request)) {
      setAll(response, context.headers);
      return sendPlainText(response, 503, 'This server is stopping.');
    }
    if (trouble !== undefined && isReadyz(request)) {
      setAll(response, context.headers);
      const { total } = context.library.catalog.frame;
      return sendPlainText(response, 200, `${total} questions; degraded: ${trouble}`);
    }
    const leave = users.enter();
    // Another may be served by the time it cannot be answered.
    const { isDamaged } = context;
    const isClosed = new Promise((resolve) => response.once('close', resolve));
    if (options.onAnswer) reportWhenAnswered(request, response, options.onAnswer);
    const isAnswered = answer(request, response, context).catch(async (error) => {
      // That was said once, and each who comes meanwhile meets it.
      if (!response.headersSent && (await isDamaged?.())) return logRepair(response);
      const id = randomUUID().slice(0, 8);
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      context.log(`${request.method} failed (${id}): ${reason}`);
      if (response.headersSent) response.destroy();
      else sendPlainText(response, 500, `Something went wrong (${id}). Please try again.`);
    });
    // Who leaves early leaves a page that is being made, and reads on.
    void Promise.all([isClosed, isAnswered]).then(leave);
  });
  const endUnused = guardConnections(server, () => context.headers);
  return {
    server,
    endUnused,
    reportTrouble(said) {
      trouble = said;
    },
    beginStop(how) {
      isStopping = true;
      isReady = how?.isReplaced ?? false;
    },
    replace(content) {
      const before = users;
      context = contextOf(content);
      users = createReferenceCount();
      return before.gone();
    },
  };
}

function reportWhenAnswered(
  request: IncomingMessage,
  response: ServerResponse,
  report: (answer: Answered) => void,
): void {
  const started = performance.now();
  response.once('close', () =>
    report({
      method: request.method ?? '',
      path: (request.url ?? '').replace(/[?#].*$/s, '').slice(0, 500),
      status: response.statusCode,
      milliseconds: Math.round((performance.now() - started) * 10) / 10,
    }),
  );
}

function isReadyz({ url = '', method }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/readyz\/*(?:[?#]|$)/.test(url);
}

/** What is damaged is being built again, or awaited: until then no wrong page is sent. */
function logRepair(response: ServerResponse): void {
  response.setHeader('Retry-After', '10');
  sendPlainText(response, 503, 'This page is being put in order. Please try again in a moment.');
}

function setAll(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const hasNoHost = isWithoutHost(request);
  const known = hasNoHost ? undefined : findAsWritten(request, context);
  if (known) return sendPage(request, response, known);
  setAll(response, context.headers);
  if (hasNoHost) return sendPlainText(response, 400, 'A request has to name its host, once.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sendPlainText(response, 405, 'Only GET and HEAD are answered here.');
  }
  const address = parseAddress(request.url ?? '');
  if ('refused' in address) {
    const tooLong = address.refused === 'too-long';
    return sendPlainText(
      response,
      tooLong ? 414 : 400,
      tooLong ? 'This address is too long.' : 'This address is not well formed.',
    );
  }
  if (address.pathname === '/healthz' || address.pathname === '/readyz')
    return sendPlainText(response, 200, stateOf(context.library));
  if (context.isDevelopment && address.parts[0]?.startsWith('_')) return context.next(request, response);
  const picking = pickingOf(address, context);
  if (picking) return sendPicked(request, response, { context, picking });
  if (address.pathname === searchDataPath + nearAddress)
    return sendNear(request, response, { context, address });
  if (address.pathname === searchDataPath + sentencesAddress)
    return sendSentences(request, response, { context, address });
  const stored = findLibraryFile(address, context);
  if (stored) return sendLibraryFile(request, response, stored);
  const file = await findFile(address, context);
  if (file) return sendBare(request, response, file);
  const route = routeOf(address, context.library.catalog);
  if (route.kind === 'redirect') return redirect(response, route.to);
  if (route.kind === 'page') return sendCached(request, response, { context, target: route.target, address });
  if (route.kind === 'fresh') return sendFresh(request, response, { context, route });
  return sendNotFound(request, response, { context, address });
}

function redirect(response: ServerResponse, to: string): void {
  response.setHeader('Location', to);
  response.setHeader('Cache-Control', 'public, max-age=3600');
  sendPlainText(response, 308, 'This page has moved.', 'public, max-age=3600');
}
