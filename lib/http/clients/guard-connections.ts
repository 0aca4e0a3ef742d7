import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { repeat } from '@/lib/concurrency/repeat';
import { bareContentPolicy } from '@/lib/http/pages/security-headers';

/**
 * How long a client may take, in milliseconds: for the headers, for the whole request, and between two bytes that it sends
 * or takes. Whoever sends or reads more slowly holds a connection, not the server.
 */
export const connectionBounds = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 5000,
  // Node's own refusal would lack the headers of every answer; `isWithoutHost` stands for it.
  requireHostHeader: false,
} satisfies ServerOptions;
const silenceMs = 60_000;
const lookEveryMs = 5000;
/** Requests of one connection that wait for their answers. Readers' browsers send one after another. */
const maxUnderWay = 100;

/**
 * Answers what is no request, with the headers of every answer, and ends connections that are held for nothing.
 * @param bounds how long a connection may be held without a request or a byte that its reader takes, and how often that is looked at
 * @returns ends the connections on which nothing was sent yet: browsers open some ahead, and a server that closes waits for them
 */
export function guardConnections(
  server: Server,
  headersNow: () => Readonly<Record<string, string>>,
  bounds: { readonly silenceMs: number; readonly lookEveryMs: number } = { silenceMs, lookEveryMs },
): () => void {
  const underWay = new WeakMap<Duplex, Set<ServerResponse>>();
  const isOwed = (socket: Socket) => [...(underWay.get(socket) ?? [])].some((it) => !it.headersSent);
  const { askedOn, endUnused } = watchConnections(server, { ...bounds, isOwed });
  // Before any listener that answers at once.
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const answers = underWay.get(socket) ?? watchQueue(socket);
    underWay.set(socket, answers.add(response));
    if (answers.size > maxUnderWay) return socket.destroy();
    askedOn(socket);
    response.once('close', () => answers.delete(response));
    // No body is ever read, and Node drops what came along with a wish to upgrade: what follows either on its connection
    // is not taken for another request.
    if (hasBody(request) || request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
  });
  // A demand that cannot be met is no reason to answer without the headers of every answer, and no body is worth a word ahead.
  for (const demand of ['checkExpectation', 'checkContinue'])
    server.on(demand, (request, response) => server.emit('request', request, response));
  const refuse = createRefusals((socket) => underWay.get(socket), headersNow);
  server.on('connect', (_request, socket: Duplex) =>
    refuse(socket, { status: '405 Method Not Allowed', more: { Allow: 'GET, HEAD' } }),
  );
  server.on('clientError', (error: RequestError, socket) =>
    refuse(socket, { status: statusOf(error), isHead: isOfHead(error) }),
  );
  return endUnused;
}

/**
 * Ends connections on which nothing was asked and no byte of an answer was taken for too long. Node's own timeout, which
 * is not set, counts what is sent too: line breaks now and then would hold a connection, and all that waits to be read on it, forever.
 * @param bounds.isOwed whether an answer has yet to begin: its reader, who took all that there was, waits for the server
 * @returns what is to be called for each request, and what ends connections on which nothing was sent
 */
function watchConnections(
  server: Server,
  bounds: {
    readonly silenceMs: number;
    readonly lookEveryMs: number;
    readonly isOwed: (socket: Socket) => boolean;
  },
): { readonly askedOn: (socket: Socket) => void; readonly endUnused: () => void } {
  const connections = new Map<Socket, { written: number; waiting: number; at: number }>();
  server.on('connection', (socket) => {
    connections.set(socket, { written: 0, waiting: 0, at: performance.now() });
    socket.once('close', () => connections.delete(socket));
  });
  const looking = repeat(() => {
    const now = performance.now();
    for (const [socket, seen] of connections) {
      const { bytesWritten: written } = socket;
      const waiting = waitingBytes(socket);
      const isMoving = written !== seen.written || waiting !== seen.waiting;
      const isServersTurn = waiting === 0 && bounds.isOwed(socket);
      if (isMoving || isServersTurn) connections.set(socket, { written, waiting, at: now });
      else if (now - seen.at > bounds.silenceMs) socket.destroy();
    }
  }, bounds.lookEveryMs);
  server.once('close', looking.close);
  return {
    askedOn(socket) {
      const seen = connections.get(socket);
      if (seen) seen.at = performance.now();
    },
    endUnused() {
      for (const socket of connections.keys()) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}

/**
 * Answers of a connection that are under way. Where it closes, Node closes the one whose turn it was, and forgets those behind
 * it: who waits for an answer to close would wait forever.
 */
function watchQueue(socket: Socket): Set<ServerResponse> {
  const answers = new Set<ServerResponse>();
  const closeRest = () => {
    for (const answer of answers) answer.destroy().emit('close');
  };
  socket.once('close', () => setImmediate(closeRest));
  return answers;
}

/** Bytes that the system has not taken yet; Node's own timeout looks there for whether a reader takes any. */
function waitingBytes(socket: Socket): number {
  const { _handle: handle } = socket as { readonly _handle?: { readonly writeQueueSize?: number } | null };
  return handle?.writeQueueSize ?? socket.writableLength;
}

/** Whether a request of HTTP/1.1 lacks the header that it must have, and have once: of several Node keeps the first. */
export function isWithoutHost({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  if (httpVersion !== '1.1') return false;
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') hosts += 1;
  return hosts !== 1;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** An error of the parser of HTTP, with the bytes that it was reading. */
interface RequestError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

function statusOf({ code, rawPacket }: RequestError): string {
  if (code === 'HPE_HEADER_OVERFLOW')
    return rawPacket && /^[A-Z]+ \/[^\n]{15000}/.test(rawPacket.toString('latin1'))
      ? '414 URI Too Long'
      : '431 Request Header Fields Too Large';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
  return '400 Bad Request';
}

/** Whether only headers are asked for, as far as can be told. */
function isOfHead({ rawPacket }: RequestError): boolean {
  return rawPacket?.toString('latin1', 0, 5) === 'HEAD ';
}

interface Refusal {
  readonly status: string;
  readonly isHead?: boolean;
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * Refuses what is no request, once a connection, and ends it. In the midst of an answer, or before that to a request which was
 * well formed, a refusal would be read as part of it: it waits for its turn.
 */
function createRefusals(
  underWay: (socket: Duplex) => ReadonlySet<ServerResponse> | undefined,
  headersNow: () => Readonly<Record<string, string>>,
): (socket: Duplex, refusal: Refusal) => void {
  const refused = new WeakSet<Duplex>();
  return (socket, { status, isHead = false, more = {} }) => {
    if (!socket.writable) return void socket.destroy();
    // What is sent after it is no request either, and read by nobody.
    socket.on('error', () => {}).resume();
    if (refused.has(socket)) return;
    refused.add(socket);
    const answers = [...(underWay(socket) ?? [])];
    const report = () => {
      if (socket.writable) printRefusal(socket, { status, isHead, more: { ...headersNow(), ...more } });
      else socket.destroy();
    };
    if (answers.some((it) => it.headersSent || it.req.complete)) void allClosed(answers).then(report);
    else report();
  };
}

/** Resolves when the last of the answers is on its way, or never will be. */
async function allClosed(answers: readonly ServerResponse[]): Promise<void> {
  await Promise.all(answers.map((answer) => new Promise((resolve) => answer.once('close', resolve))));
}

function printRefusal(socket: Duplex, { status, isHead, more }: Required<Refusal>): void {
  const lines = Object.entries({
    ...more,
    'Content-Security-Policy': bareContentPolicy,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': String(status.length + 1),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  // Who does not read the refusal holds the connection no longer.
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${isHead ? '' : `${status}\n`}`, () =>
    socket.destroy(),
  );
}
