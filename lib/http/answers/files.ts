import type { Asked } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { bareContentPolicy, scriptContentPolicy } from '@/lib/http/pages/security-headers';
import { immutable } from '@/lib/http/send/static-files';
import { hitsAddress, parseHits } from '@/lib/search/format/files/search-file';
import { parseParts, partsAddress } from '@/lib/search/format/protocol/parts-request';
import { searchDataPath } from '@/lib/site/paths';
import { forReader } from './for-reader';
import { plainText } from './plain-text';

/** A file of the site; undefined where there is none of this address. */
export async function file({ address: { pathname }, context }: Asked): Promise<FinishedPage | undefined> {
  const source = context.sources.find((known) => known.has(pathname));
  return source && context.pages.get(`file ${pathname}`, async () => withPolicy(await source.read(pathname)));
}

function withPolicy(read: FinishedPage | undefined): FinishedPage {
  if (read === undefined) return plainText(404, 'Not found.');
  const isScript = read.headers['Content-Type']?.startsWith('text/javascript');
  const policy = isScript ? scriptContentPolicy : bareContentPolicy;
  return { ...read, headers: { 'Content-Security-Policy': policy, ...read.headers } };
}

/** Bytes for a browser that searches by itself. */
export function bytes(body: Uint8Array, cacheControl: string): FinishedPage {
  const headers = {
    'Content-Security-Policy': bareContentPolicy,
    'Content-Type': 'application/octet-stream',
    'Cache-Control': cacheControl,
  };
  return { status: 200, headers, etag: '', body: Buffer.from(body) };
}

/**
 * What is picked out of search files for one search: what is shown of its hits, or what the index holds of its words. The
 * same for every reader of the same build.
 */
export function picked(asked: Asked): Promise<FinishedPage> | undefined {
  const picking = pickingOf(asked);
  return picking && forReader(asked, picking).then(pickedBytes);
}

function pickedBytes(found: Uint8Array | undefined): FinishedPage {
  return found === undefined ? plainText(404, 'There are no such search results.') : bytes(found, immutable);
}

function pickingOf({ address, context }: Asked): (() => Promise<Uint8Array | undefined>) | undefined {
  const { pathname, query } = address;
  if (pathname === searchDataPath + hitsAddress) {
    const hits = parseHits(query);
    return async () => hits && context.pickHits(hits);
  }
  if (pathname !== searchDataPath + partsAddress) return undefined;
  const parts = parseParts(query);
  return async () => parts && context.pickParts(parts);
}
