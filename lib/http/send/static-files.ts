import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import type { SearchContainer } from '@/lib/search/server/search-container';

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

/** Files served as they are. What there is is listed once, so that no address ever becomes a path. */
export interface StaticSource {
  has(address: string): boolean;
  /** Undefined where there is no file of this address. */
  read(address: string): Promise<FinishedPage | undefined>;
}

/** A folder of files served under a prefix, each with the Cache-Control that `cacheControl` gives its address. */
export async function listStaticFolder(
  folder: string,
  prefix: string,
  cacheControl: (address: string) => string,
): Promise<StaticSource> {
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
  return {
    has: (address) => files.has(address),
    async read(address) {
      const file = files.get(address);
      return file === undefined ? undefined : readFileForms(file, cacheControl(address));
    },
  };
}

/** The packed search files of a snapshot, under a prefix: each is of one build, and good forever. */
export function listSearchContainer(container: SearchContainer, prefix: string): StaticSource {
  const nameOf = (address: string) => (address.startsWith(prefix) ? address.slice(prefix.length) : '');
  return {
    has: (address) => container.files.has(nameOf(address)),
    async read(address) {
      const forms = await container.readForms(nameOf(address));
      if (forms === undefined) return undefined;
      const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': immutable };
      return { status: 200, headers, etag: etagOf(forms.body), isPacked: true, ...forms };
    },
  };
}

/** A file as a finished page; compressed forms that stand beside it are used. */
async function readFileForms(file: string, cacheControl: string): Promise<FinishedPage> {
  const beside = (end: string) => readFile(`${file}${end}`).catch(() => undefined);
  const [body, br, gzip] = await Promise.all([readFile(file), beside('.br'), beside('.gz')]);
  return {
    status: 200,
    headers: {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Cache-Control': cacheControl,
    },
    etag: etagOf(body),
    body,
    ...(br ? { br } : {}),
    ...(gzip ? { gzip } : {}),
  };
}

/** A weak one: it names the same content in each encoding, whose bytes differ. */
export function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
