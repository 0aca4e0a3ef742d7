import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { compressBrotli, compressGzip } from './compress';

/** Below this, compressing gains nothing. */
const smallestCompressed = 512;

type Encoding = 'br' | 'gzip' | 'identity';

/** What the client likes best, and of what it likes alike the smallest. It may refuse all: then it gets the page as it is. */
function encodingFor(request: IncomingMessage): Encoding {
  const accepted = new Map<string, number>();
  for (const part of String(request.headers['accept-encoding'] ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith('q='));
    accepted.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const any = accepted.get('*');
  const [br, gzip, identity] = [
    accepted.get('br') ?? 0,
    // Who takes whatever there is gets what every client knows.
    accepted.get('gzip') ?? any ?? 0,
    // Taken by whoever says nothing of it, after all that is named.
    accepted.get('identity') ?? (any === 0 ? 0 : Number.MIN_VALUE),
  ];
  if (br > 0 && br >= gzip && br >= identity) return 'br';
  return gzip > 0 && gzip >= identity ? 'gzip' : 'identity';
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
  const tags = header.split(',').map((part) => part.trim().replace(/^W\//, ''));
  return tags.includes(etag.replace(/^W\//, '')) || header.trim() === '*';
}
