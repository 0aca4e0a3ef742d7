import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FinishedPage } from './kept-pages';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.bin': 'application/octet-stream',
};

export const immutable = 'public, max-age=31536000, immutable, no-transform';
export const revalidate = 'public, max-age=0, must-revalidate';

/** A folder of files served under a prefix. What it holds is listed once, so that no address ever becomes a path. */
export interface StaticFolder {
  readonly prefix: string;
  /** Address → file. */
  readonly files: ReadonlyMap<string, string>;
  /** Cache-Control of one address. */
  readonly cacheControl: (address: string) => string;
}

export async function listStaticFolder(
  folder: string,
  prefix: string,
  cacheControl: (address: string) => string,
): Promise<StaticFolder> {
  const files = new Map<string, string>();
  const walk = async (inside: string): Promise<void> => {
    const entries = await readdir(path.join(folder, inside), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const name = path.posix.join(inside, entry.name);
      if (entry.isDirectory()) await walk(name);
      else if (entry.isFile() && path.extname(name) in types)
        files.set(`${prefix}${name}`, path.join(folder, name));
    }
  };
  await walk('');
  return { prefix, files, cacheControl };
}

/** A file as a finished page; compressed forms that stand beside it are used. Undefined where it is not listed. */
export async function readStaticFile(
  folder: StaticFolder,
  address: string,
): Promise<FinishedPage | undefined> {
  const file = folder.files.get(address);
  if (file === undefined) return undefined;
  const beside = (end: string) => readFile(`${file}${end}`).catch(() => undefined);
  const [body, br, gzip] = await Promise.all([readFile(file), beside('.br'), beside('.gz')]);
  return {
    status: 200,
    headers: {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Cache-Control': folder.cacheControl(address),
    },
    etag: etagOf(body),
    body,
    ...(br ? { br } : {}),
    ...(gzip ? { gzip } : {}),
  };
}

export function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
