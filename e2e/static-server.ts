import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { closeServer } from '@/test-support/port-of';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticSite {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The plainest file server there is: files by their path, the index of a folder under an address with a slash, 404.html
 * for the rest. It knows no queries, no redirects, no compression, and sends no header that it need not.
 */
export async function serveFolder(folder: string, port: number): Promise<StaticSite> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory() && !url.pathname.endsWith('/'))
      return response.writeHead(301, { Location: `${url.pathname}/${url.search}` }).end();
    const wanted = found?.isDirectory() ? path.join(file, 'index.html') : file;
    const body = await readFile(wanted).catch(() => undefined);
    const type = types[path.extname(wanted)] ?? 'application/octet-stream';
    if (body) return response.writeHead(200, { 'Content-Type': type }).end(body);
    response.writeHead(404, { 'Content-Type': 'text/html' });
    return response.end(await readFile(path.join(folder, '404.html')).catch(() => 'Not found'));
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${port}`,
    stop: () => closeServer(server),
  };
}
