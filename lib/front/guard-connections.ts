import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { bareContentPolicy } from './security-headers';

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

/** Answers what is no request, with the headers of every answer, and ends connections that are held for nothing. */
export function guardConnections(server: Server, headersNow: () => Readonly<Record<string, string>>): void {
  const underWay = new WeakMap<Duplex, Set<ServerResponse>>();
  server.setTimeout(silenceMs);
  // Before any listener that answers at once.
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const answers = underWay.get(socket) ?? new Set();
    underWay.set(socket, answers.add(response));
    response.once('close', () => answers.delete(response));
    // No body is ever read: what follows one on its connection is not taken for another request.
    if (hasBody(request)) response.shouldKeepAlive = false;
  });
  // A demand that cannot be met is no reason to answer without the headers of every answer.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket: Duplex) =>
    refuse(socket, '405 Method Not Allowed', { ...headersNow(), Allow: 'GET, HEAD' }),
  );
  server.on('clientError', (error: RequestError, socket) => {
    // In the midst of an answer, or before that to a request which was well formed, this would be read as part of it.
    const isMisread = [...(underWay.get(socket) ?? [])].some((it) => it.headersSent || it.req.complete);
    if (!socket.writable || isMisread) return socket.destroy();
    refuse(socket, statusOf(error), headersNow());
  });
}

/** Whether a request of HTTP/1.1 lacks the header that it must have, and have once. */
export function isWithoutHost({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === '1.1' && headers.host === undefined;
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

function refuse(socket: Duplex, status: string, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries({
    ...headers,
    'Content-Security-Policy': bareContentPolicy,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': String(status.length + 1),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => {});
  // Who does not read the refusal holds the connection no longer.
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${status}\n`, () => socket.destroy());
}
