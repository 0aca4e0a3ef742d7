import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, FinishedPage } from '@/lib/http/pages/page-cache';
import { compressBrotli, compressGzip } from './compress';
import { sendParts } from './send-parts';

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
 * Sends a finished answer in the encoding that the client takes, or says that its copy is still good. What goes before the
 * body is put together once for each encoding.
 * @param always headers of every answer
 */
export async function sendAnswer(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  answer: Answer,
  always: Readonly<Record<string, string>>,
): Promise<void> {
  const isHead = request.method === 'HEAD';
  if (answer.status === 200 && answer.etag !== '' && matches(request.headers['if-none-match'], answer.etag)) {
    response.writeHead(304, headersOf(answer, always)).end();
  } else if ('file' in answer) {
    const { file, size } = answer;
    const begin = () =>
      response.writeHead(200, [...headersOf(answer, always), 'Content-Length', String(size)]);
    if (isHead) begin().end();
    else await sendParts(response, { file, size, begin });
  } else {
    const encoding = encodingOf(answer, encodingFor(request));
    const body = await encoded(answer, encoding);
    response.writeHead(answer.status, beforeBody(answer, { encoding, length: body.length, always }));
    response.end(isHead ? undefined : body);
  }
}

function beforeBody(
  page: FinishedPage,
  of: {
    readonly encoding: Encoding;
    readonly length: number;
    readonly always: Readonly<Record<string, string>>;
  },
): string[] {
  page.sent ??= new Map();
  let before = page.sent.get(of.encoding);
  if (before === undefined) {
    const form = of.encoding === 'identity' ? [] : ['Content-Encoding', of.encoding];
    before = [...headersOf(page, of.always), ...form, 'Content-Length', String(of.length)];
    page.sent.set(of.encoding, before);
  }
  return [...before];
}

function headersOf(answer: Answer, always: Readonly<Record<string, string>>): string[] {
  const own = Object.entries({ ...always, ...answer.headers }).flat();
  // What is too short to be compressed is the same to everybody.
  if ('body' in answer && answer.body.length >= smallestCompressed) own.push('Vary', 'Accept-Encoding');
  if (answer.status === 200 && answer.etag !== '') own.push('ETag', answer.etag);
  return own;
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
