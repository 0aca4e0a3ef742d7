import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createGate, type Gate, GateFull } from '@/lib/library/gate';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { hitsAddress } from '@/lib/search/format/search-file';
import { type PickHits, parsePickedHits } from '@/lib/search/server/picked-hits';
import { searchDataPath } from '@/lib/site/paths';
import { type Address, parseAddress } from './address';
import { type Captured, capture, type NextHandler } from './capture';
import { createKeptPages, type FinishedPage, type KeptPages } from './kept-pages';
import { type Route, routeOf } from './route';
import {
  bareContentPolicy,
  pageContentPolicy,
  scriptContentPolicy,
  securityHeaders,
} from './security-headers';
import { sendPage } from './send';
import { etagOf, immutable, revalidate, type StaticSource } from './static-files';

/** Pages and files kept in memory, in bytes. */
const keptPageBytes = 96 * 1024 * 1024;
const searchesAtOnce = 32;
/** Unknown addresses rendered at once; a flood of them gets a short answer instead. */
const lostAtOnce = 8;

/** What is served of one generation of the content. */
export interface ServedContent {
  readonly library: OpenedLibrary;
  readonly sources: readonly StaticSource[];
  readonly pickHits: PickHits;
}

export interface FrontOptions extends ServedContent {
  readonly next: NextHandler;
  /** Inline scripts of the site's own, word for word. */
  readonly knownScripts: readonly string[];
  readonly log: (message: string) => void;
  /** Addresses of the fonts that formulas need: asked for ahead, so that no line moves when they arrive. */
  readonly formulaFonts?: readonly string[];
  /** How much of finished pages is kept in memory, in bytes; 0 where each is asked for once. */
  readonly keptBytes?: number;
  /** In development nothing is kept, and Next answers its own requests. */
  readonly isDevelopment?: boolean;
}

export interface Front {
  readonly server: Server;
  /**
   * Serves another generation from the next request on, with no page of the old one kept. A page that is being made
   * meanwhile, perhaps of both, is made anew.
   */
  replace(content: ServedContent): void;
}

interface Context extends FrontOptions {
  /** The context of the generation served now; another one once this one is replaced. */
  readonly latest: () => Context;
  readonly pages: KeptPages;
  readonly searches: Gate;
  readonly lost: Gate;
  readonly headers: Readonly<Record<string, string>>;
}

/** The server in front of Next: what Next cannot refuse, keep or say is done here. */
export function createFront(options: FrontOptions): Front {
  const gates = {
    searches: createGate({ running: searchesAtOnce, waiting: searchesAtOnce }),
    lost: createGate({ running: lostAtOnce, waiting: lostAtOnce * 4 }),
  };
  const contextOf = (content: ServedContent): Context => ({
    ...options,
    ...content,
    ...gates,
    pages: createKeptPages(options.isDevelopment ? 0 : (options.keptBytes ?? keptPageBytes)),
    headers: securityHeaders({ isHttps: content.library.baseUrl.startsWith('https:') }),
    latest: () => context,
  });
  let context = contextOf(options);
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    answer(request, response, context).catch((error) => {
      context.log(
        `${request.method} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      if (response.headersSent) response.destroy();
      else sayPlainly(response, 500, 'Something went wrong. Please try again.');
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const headers = Object.entries({
      ...context.headers,
      'Content-Security-Policy': bareContentPolicy,
      Connection: 'close',
    });
    socket.end(
      `HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    );
  });
  server.requestTimeout = 30_000;
  return {
    server,
    replace(content) {
      context = contextOf(content);
    },
  };
}

/** What Next made of a target, whole of one generation, and the context of that one. */
async function made(
  request: IncomingMessage,
  ask: Parameters<typeof capture>[2],
  context: Context,
): Promise<{ readonly captured: Captured; readonly context: Context }> {
  const used = context.latest();
  const captured = await capture(used.next, request, ask);
  return used === context.latest() ? { captured, context: used } : made(request, ask, used);
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  for (const [name, value] of Object.entries(context.headers)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sayPlainly(response, 405, 'Only GET and HEAD are answered here.');
  }
  const address = parseAddress(request.url ?? '');
  if ('refused' in address) {
    const tooLong = address.refused === 'too-long';
    return sayPlainly(
      response,
      tooLong ? 414 : 400,
      tooLong ? 'This address is too long.' : 'This address is not well formed.',
    );
  }
  if (address.pathname === '/healthz' || address.pathname === '/readyz')
    return sayPlainly(response, 200, `${context.library.catalog.frame.total} questions`);
  if (context.isDevelopment && address.parts[0]?.startsWith('_')) return context.next(request, response);
  if (address.pathname === searchDataPath + hitsAddress)
    return sendHits(request, response, { context, address });
  const file = await findFile(address, context);
  if (file) return sendBare(request, response, file);
  const route = routeOf(address, context.library.catalog);
  if (route.kind === 'redirect') return redirect(response, route.to);
  if (route.kind === 'page') return sendKept(request, response, { context, target: route.target, address });
  if (route.kind === 'fresh') return sendFresh(request, response, { context, route });
  return sendLost(request, response, { context, address });
}

async function findFile(
  { pathname }: Address,
  { sources, pages }: Context,
): Promise<FinishedPage | undefined> {
  const source = sources.find((known) => known.has(pathname));
  return source && pages.get(`file ${pathname}`, async () => (await source.read(pathname)) ?? missing);
}

/** What is shown of the hits of one search: the same for every reader of the same build. */
async function sendHits(
  request: IncomingMessage,
  response: ServerResponse,
  { context, address }: { readonly context: Context; readonly address: Address },
): Promise<void> {
  const asked = parsePickedHits(address.query);
  const body = asked && (await context.pickHits(asked.build, asked.documents));
  if (body === undefined) return sayPlainly(response, 404, 'There are no such search results.');
  const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': immutable };
  await sendBare(request, response, { status: 200, headers, etag: '', body: Buffer.from(body) });
}

const missing: FinishedPage = { status: 404, headers: {}, etag: '', body: Buffer.from('Not found.\n') };

async function sendBare(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
): Promise<void> {
  const isScript = page.headers['Content-Type']?.startsWith('text/javascript');
  response.setHeader('Content-Security-Policy', isScript ? scriptContentPolicy : bareContentPolicy);
  await sendPage(request, response, page);
}

async function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  ask: { readonly context: Context; readonly target: string; readonly address: Address },
): Promise<void> {
  const { context, target, address } = ask;
  const make = async () => {
    const { captured, context: used } = await made(request, { target }, context);
    return finish(captured, used, revalidate);
  };
  // What a page sends once may be gone where very many are made at once: then it is made once more.
  const page = await context.pages.get(`page ${target}`, () => make().catch(make));
  // A page of a list beyond its end: the address is well formed, and leads nowhere.
  if (page.status === 404) return sendLost(request, response, { context, address });
  await sendPage(request, response, page);
}

async function sendFresh(
  request: IncomingMessage,
  response: ServerResponse,
  { context, route }: { context: Context; route: Route & { kind: 'fresh' } },
): Promise<void> {
  try {
    const { captured, context: used } = await context.searches.run(() =>
      made(request, { target: route.target }, context),
    );
    await sendPage(request, response, finish(captured, used, 'no-store'));
  } catch (error) {
    if (!(error instanceof GateFull)) throw error;
    response.setHeader('Retry-After', '2');
    sayPlainly(response, 503, 'Many are searching just now. Please try again in a moment.');
  }
}

/** An unknown address: a page that searches for its words, never kept. */
async function sendLost(
  request: IncomingMessage,
  response: ServerResponse,
  ask: { context: Context; address: Address },
) {
  const { context, address } = ask;
  const headers = { 'x-stoa-lost': encodeURIComponent(address.pathname) };
  try {
    const { captured, context: used } = await context.lost.run(() =>
      made(request, { target: '/lost', headers }, context),
    );
    await sendPage(request, response, finish({ ...captured, status: 404 }, used, 'no-store'));
  } catch (error) {
    if (!(error instanceof GateFull)) throw error;
    sayPlainly(response, 404, 'There is no page at this address.');
  }
}

function finish(captured: Captured, context: Context, cacheControl: string): FinishedPage {
  const type = captured.headers['content-type'] ?? 'text/plain; charset=utf-8';
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': captured.status === 200 ? cacheControl : 'no-store',
    'Content-Security-Policy': bareContentPolicy,
  };
  if (captured.headers.location) headers.Location = captured.headers.location;
  let { body } = captured;
  if (type.startsWith('text/html') && !context.isDevelopment) {
    const html = context.library.restoreOnce(body.toString('utf8'));
    body = Buffer.from(html, 'utf8');
    const { policy, unknown } = pageContentPolicy(html, context.knownScripts);
    headers['Content-Security-Policy'] = policy;
    const fonts = html.includes('class="katex') ? (context.formulaFonts ?? []) : [];
    if (fonts.length > 0) headers.Link = fonts.map(preloadFont).join(', ');
    for (const script of unknown) context.log(`a page holds an inline script of no known shape: ${script}`);
  } else if (type.startsWith('text/html')) delete headers['Content-Security-Policy'];
  const { status } = captured;
  return { status, headers, etag: cacheControl === 'no-store' ? '' : etagOf(body), body };
}

function preloadFont(address: string): string {
  return `<${address}>; rel=preload; as=font; type="font/woff2"; crossorigin`;
}

function redirect(response: ServerResponse, to: string): void {
  response.setHeader('Location', to);
  response.setHeader('Cache-Control', 'public, max-age=3600');
  sayPlainly(response, 308, 'This page has moved.', 'public, max-age=3600');
}

function sayPlainly(response: ServerResponse, status: number, text: string, cacheControl = 'no-store'): void {
  const body = Buffer.from(`${text}\n`, 'utf8');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Content-Security-Policy', bareContentPolicy);
  response.setHeader('Cache-Control', cacheControl);
  response.setHeader('Content-Length', body.length);
  response.writeHead(status);
  response.end(body);
}
