import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseHits } from '@/lib/search/format/search-file';
import type { Address } from './address';
import type { Context } from './context';
import { forReader } from './for-reader';
import type { FinishedPage } from './kept-pages';
import { sayPlainly } from './say-plainly';
import { bareContentPolicy, scriptContentPolicy } from './security-headers';
import { sendPage } from './send';
import { immutable } from './static-files';

export async function findFile(
  { pathname }: Address,
  { sources, pages }: Context,
): Promise<FinishedPage | undefined> {
  const source = sources.find((known) => known.has(pathname));
  return source && pages.get(`file ${pathname}`, async () => (await source.read(pathname)) ?? missing);
}

/** What is shown of the hits of one search: the same for every reader of the same build. */
export async function sendHits(
  request: IncomingMessage,
  response: ServerResponse,
  { context, address }: { readonly context: Context; readonly address: Address },
): Promise<void> {
  const asked = parseHits(address.query);
  const picked = await forReader(request, response, {
    clientOf: context.clientOf,
    task: async () => asked && context.pickHits(asked),
  });
  if (picked === undefined) return;
  const body = picked.done;
  if (body === undefined) return sayPlainly(response, 404, 'There are no such search results.');
  const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': immutable };
  await sendBare(request, response, { status: 200, headers, etag: '', body: Buffer.from(body) });
}

const missing: FinishedPage = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  etag: '',
  body: Buffer.from('Not found.\n'),
};

export async function sendBare(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
): Promise<void> {
  const isScript = page.headers['Content-Type']?.startsWith('text/javascript');
  response.setHeader('Content-Security-Policy', isScript ? scriptContentPolicy : bareContentPolicy);
  await sendPage(request, response, page);
}
