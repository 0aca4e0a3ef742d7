import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@/lib/http/context';
import { forReader } from '@/lib/http/for-reader';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { bareContentPolicy, scriptContentPolicy } from '@/lib/http/pages/security-headers';
import type { Address } from '@/lib/http/routes/address';
import { hitsAddress, parseHits } from '@/lib/search/format/files/search-file';
import { parseParts, partsAddress } from '@/lib/search/format/protocol/parts-request';
import { searchDataPath } from '@/lib/site/paths';
import { sendPage } from './send-page';
import { sendPlainText } from './send-plain-text';
import { immutable } from './static-files';

export async function findFile(
  { pathname }: Address,
  { sources, pages }: Context,
): Promise<FinishedPage | undefined> {
  const source = sources.find((known) => known.has(pathname));
  return source && pages.get(`file ${pathname}`, async () => (await source.read(pathname)) ?? missing);
}

/** What is picked out of search files for one search: what is shown of its hits, or what the index holds of its words. */
export function pickingOf({ pathname, query }: Address, context: Context): Picking | undefined {
  if (pathname === searchDataPath + hitsAddress) {
    const asked = parseHits(query);
    return async () => asked && context.pickHits(asked);
  }
  if (pathname !== searchDataPath + partsAddress) return undefined;
  const asked = parseParts(query);
  return async () => asked && context.pickParts(asked);
}

export type Picking = () => Promise<Uint8Array | undefined>;

/** The same for every reader of the same build. */
export async function sendPicked(
  request: IncomingMessage,
  response: ServerResponse,
  { context, picking }: { readonly context: Context; readonly picking: Picking },
): Promise<void> {
  const picked = await forReader(request, response, { clientOf: context.clientOf, task: picking });
  if (picked === undefined) return;
  const body = picked.done;
  if (body === undefined) return sendPlainText(response, 404, 'There are no such search results.');
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
