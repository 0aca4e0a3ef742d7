import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { closeServer, portOf } from '@/test-support/port-of';
import type { ServedSite } from '../serve';

const brotli = promisify(brotliCompress);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What is packed already. */
const packed = new Set([
  '.woff2',
  '.woff',
  '.png',
  '.jpg',
  '.webp',
  '.pagefind',
  '.pf_meta',
  '.pf_index',
  '.pf_fragment',
]);

interface Kept {
  readonly body: Buffer;
  readonly type: string;
  readonly isPacked: boolean;
}

/**
 * Serves a folder as well as a host of static files can: what text can be made by brotli at its best, made once and kept; a
 * page by its name without `.html`, or by its folder.
 */
export async function serveCompressed(folder: string): Promise<ServedSite> {
  const kept = new Map<string, Promise<Kept | undefined>>();
  const find = (name: string) => {
    const found = kept.get(name) ?? load(folder, name);
    kept.set(name, found);
    return found;
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = await find(path.normalize(decodeURIComponent(pathname)));
    if (file === undefined) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    return response
      .writeHead(200, {
        'Content-Type': file.type,
        'Content-Length': file.body.length,
        'Cache-Control': 'max-age=600',
        ...(file.isPacked ? { 'Content-Encoding': 'br' } : {}),
      })
      .end(file.body);
  });
  const port = await portOf(server);
  return {
    url: `http://localhost:${port}`,
    stop: () => closeServer(server),
  };
}

async function load(folder: string, name: string): Promise<Kept | undefined> {
  for (const place of [name, `${name}.html`, path.join(name, 'index.html')]) {
    const body = await readFile(path.join(folder, place)).catch(() => undefined);
    if (body === undefined) continue;
    const extension = path.extname(place);
    const isPacked = !packed.has(extension);
    const type = types[extension] ?? 'application/octet-stream';
    return { body: isPacked ? await brotli(body) : body, type, isPacked };
  }
  return undefined;
}
