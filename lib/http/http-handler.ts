import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createReferenceCount } from '@/lib/concurrency/reference-count';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import { createTokenBucket } from '@/lib/concurrency/token-bucket';
import { answerOf, isOfNext } from './answers/answer-of';
import { failure, logFailure } from './answers/failure';
import { ReaderLeft } from './answers/for-reader';
import { findAsWritten } from './answers/made-pages';
import { plainText } from './answers/plain-text';
import { createClientNaming } from './clients/client-address';
import { createClientRate } from './clients/client-rate';
import { connectionBounds, guardConnections, isWithoutHost } from './clients/guard-connections';
import type { Answered, Context, HttpHandlerOptions, ServedContent } from './context';
import { type Answer, createPageCache } from './pages/page-cache';
import { securityHeaders } from './pages/security-headers';
import { sendAnswer } from './send/send-answer';

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
/** Files to take along hold up to a thousand answers each: few are made at once, and one client has not all of those. */
const takingAtOnce = { running: 3, reserved: 1, waiting: 60 };
/** Kept of them, in bytes: what is asked for again by a class is made once. */
const keptTaken = 32 * 1024 * 1024;
/** Unknown addresses rendered at once; a flood of them gets a short answer instead. */
const lostAtOnce = 8;

export interface HttpHandler {
  readonly server: Server;
  /** From now on connections end with their next answer; `/readyz` says no, but where another process replaced this one. */
  beginStop(how?: { readonly isReplaced: boolean }): void;
  /** `/readyz` says so from now on, until something else is said or nothing; what is there is served all the same. */
  reportTrouble(trouble: string | undefined): void;
  /** What `/readyz` says is degraded; undefined where nothing is. */
  trouble(): string | undefined;
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
  const bounds = createBounds(options);
  let isStopping = false;
  let isReady = true;
  let trouble: string | undefined;
  const contextOf = (content: ServedContent): Context => ({
    ...options,
    ...content,
    ...bounds,
    pages: createPageCache(options.isDevelopment ? 0 : (options.cachedBytes ?? cachedPageBytes)),
    taken: createPageCache(options.isDevelopment ? 0 : keptTaken),
    shared: options.sharedPages?.(content),
    notFoundPage: {},
    groupOf: new Map(),
    headers: securityHeaders({ isHttps: content.library.baseUrl.startsWith('https:') }),
  });
  let context = contextOf(options);
  let users = createReferenceCount();
  const troubleNow = () => trouble ?? options.storageTrouble?.() ?? context.library.searchTrouble();
  /** What `/readyz` says; undefined where it is what every state says. */
  const readiness = () => {
    if (!isReady) return plainText(503, 'This server is stopping.');
    const { total } = context.library.catalog.frame;
    const said = troubleNow();
    return said === undefined ? undefined : plainText(200, `${total} questions; degraded: ${said}`);
  };
  const server = createServer(connectionBounds, (request, response) => {
    if (isStopping) response.shouldKeepAlive = false;
    const said = isReadyz(request) ? readiness() : undefined;
    if (said) return void sendAnswer({ request, response }, said, context.headers);
    const leave = users.enter();
    const isClosed = new Promise((resolve) => response.once('close', resolve));
    if (options.onAnswer) reportWhenAnswered(request, response, options.onAnswer);
    const isAnswered = answer(request, response, context);
    // Who leaves early leaves a page that is being made, and reads on.
    void Promise.all([isClosed, isAnswered]).then(leave);
  });
  const endUnused = guardConnections(server, () => context.headers);
  return {
    server,
    endUnused,
    trouble: troubleNow,
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

/** What all clients share, whatever is served. */
function createBounds({ trustedProxies = 0, searchRate = 0 }: HttpHandlerOptions) {
  const clientOf = createClientNaming(trustedProxies);
  const rate = createClientRate({ perMinute: searchRate });
  return {
    clientOf,
    waitOf: (request: IncomingMessage) => rate.take(clientOf(request)),
    notFoundAllowance: createTokenBucket(lostHelped),
    searches: createSemaphore(searchesAtOnce),
    making: createSemaphore(pagesAtOnce),
    taking: createSemaphore(takingAtOnce),
    lost: createSemaphore({ running: lostAtOnce, waiting: lostAtOnce * 4 }),
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

/** Every answer is found, or made, as a value, and sent here; so is what is said where that fails. */
async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  // Another may be served by the time it cannot be answered.
  const send = (page: Answer) => sendAnswer({ request, response }, page, context.headers);
  try {
    if (isWithoutHost(request)) return await send(plainText(400, 'A request has to name its host, once.'));
    const known = findAsWritten(request, context);
    if (known) return await send(known);
    if (context.isDevelopment && isOfNext(request)) {
      for (const header of Object.entries(context.headers)) response.setHeader(...header);
      return await context.next(request, response);
    }
    await send(await answerOf({ request, context, onLeave: onLeaveOf(response) }));
  } catch (error) {
    if (error instanceof ReaderLeft) return;
    if (!response.headersSent) return send(await failure(error, request.method, context));
    logFailure(error, request.method, context.log);
    response.destroy();
  }
}

function onLeaveOf(response: ServerResponse): (report: () => void) => () => void {
  return (report) => {
    response.once('close', report);
    return () => response.off('close', report);
  };
}
