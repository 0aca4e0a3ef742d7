import type { IncomingMessage, ServerResponse } from 'node:http';
import { compressBrotli, compressGzip } from './compress';
import type { FinishedPage } from './kept-pages';

/** Below this, compressing gains nothing. */
const smallestCompressed = 512;

type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that the client takes. */
function encodingFor(request: IncomingMessage): Encoding {
  const accepted = new Map<string, number>();
  for (const part of String(request.headers['accept-encoding'] ?? '').split(',')) {
    const [name = '', quality] = part.trim().split(/\s*;\s*q=/);
    accepted.set(name.toLowerCase(), quality === undefined ? 1 : Number(quality));
  }
  if ((accepted.get('br') ?? 0) > 0) return 'br';
  return (accepted.get('gzip') ?? 0) > 0 ? 'gzip' : 'identity';
}

/**
 * Sends a finished page in the encoding the client takes, or says that its copy is still good. What goes before the body
 * is put together once for each encoding.
 */
export async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
): Promise<void> {
  if (page.status === 200 && page.etag !== '' && matches(request.headers['if-none-match'], page.etag)) {
    response.writeHead(304, [...flat(page.headers), 'ETag', page.etag, ...varying]).end();
    return;
  }
  const encoding = encodingOf(page, encodingFor(request));
  const body = await encoded(page, encoding);
  page.sent ??= new Map();
  let before = page.sent.get(encoding);
  if (before === undefined) {
    before = [
      ...flat(page.headers),
      ...varying,
      ...(page.status === 200 && page.etag !== '' ? ['ETag', page.etag] : []),
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      'Content-Length',
      String(body.length),
    ];
    page.sent.set(encoding, before);
  }
  response.writeHead(page.status, [...before]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

const varying = ['Vary', 'Accept-Encoding'];

function flat(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flat();
}

function encodingOf(page: FinishedPage, wanted: Encoding): Encoding {
  if (page.body.length < smallestCompressed) return 'identity';
  if (!page.isPacked || (wanted === 'br' ? page.br : page.gzip)) return wanted;
  return 'identity';
}

type Compressed = Partial<Record<Exclude<Encoding, 'identity'>, Promise<Buffer>>>;

/** Pages that are being compressed, so that two hundred who ask at once for a new page have it compressed once. */
const compressing = new WeakMap<FinishedPage, Compressed>();

async function encoded(page: FinishedPage, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return page.body;
  const ready = page[encoding];
  if (ready) return ready;
  const underWay = compressing.get(page) ?? {};
  compressing.set(page, underWay);
  underWay[encoding] ??= (encoding === 'br' ? compressBrotli : compressGzip)(page.body);
  page[encoding] = await underWay[encoding];
  return page[encoding];
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}
