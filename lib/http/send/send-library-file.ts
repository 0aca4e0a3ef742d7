import { open, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Context } from '@/lib/http/context';
import { bareContentPolicy, pictureContentPolicy } from '@/lib/http/pages/security-headers';
import type { Address } from '@/lib/http/routes/address';
import { mediaTypeOf } from '@/lib/pictures/file-kinds';
import { downloadsPath } from '@/lib/site/paths';
import { immutable } from './static-files';

/** What is in memory of a file that is being sent. */
const bytesAtOnce = 256 * 1024;

/** A file of the library, found by its address. */
export interface FoundFile {
  readonly file: string;
  readonly isDownload: boolean;
}

export function findLibraryFile(
  { pathname }: Address,
  { files = [] }: Pick<Context, 'files'>,
): FoundFile | undefined {
  for (const { prefix, folder, names } of files) {
    const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '';
    if (names.has(name)) return { file: path.join(folder, name), isDownload: prefix === downloadsPath };
  }
  return undefined;
}

/**
 * Sends a file as it lies in its snapshot, a part at a time: nothing of it is kept, and a slow reader holds no open file. Its
 * type is that of its ending, nothing in it can act, and what is no picture is saved, not shown.
 */
export async function sendLibraryFile(
  request: IncomingMessage,
  response: ServerResponse,
  { file, isDownload }: FoundFile,
): Promise<void> {
  const name = path.basename(file);
  // It holds the hash of what the file holds.
  const etag = `"${name.slice(0, 16)}"`;
  const headers = {
    'Content-Type': mediaTypeOf(name),
    'Content-Security-Policy': name.endsWith('.svg') ? pictureContentPolicy : bareContentPolicy,
    'Cache-Control': immutable,
    ETag: etag,
    ...(isDownload ? { 'Content-Disposition': 'attachment' } : {}),
  };
  const known = String(request.headers['if-none-match'] ?? '').split(',');
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')) {
    response.writeHead(304, headers).end();
    return;
  }
  const { size } = await stat(file);
  response.writeHead(200, { ...headers, 'Content-Length': size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await sendParts(response, { file, size });
}

async function sendParts(
  response: ServerResponse,
  { file, size }: { readonly file: string; readonly size: number },
): Promise<void> {
  for (let at = 0; at < size; ) {
    const part = await readPart(file, at, Math.min(bytesAtOnce, size - at));
    if (part.length === 0) throw new Error(`${file} is shorter than it was`);
    at += part.length;
    if (response.destroyed) return;
    if (!response.write(part)) await takesMore(response);
    if (response.destroyed) return;
  }
  response.end();
}

/** Resolves once what was written is on its way, or the reader has left. */
function takesMore(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.once('drain', end).once('close', end);
  });
}

async function readPart(file: string, at: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
