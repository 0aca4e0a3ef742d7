import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpHandler, type HttpHandler } from '@/lib/http/http-handler';
import { listLibraryFiles } from '@/lib/http/send/library-folder';
import { setFarFolders } from '@/lib/process/far-files';
import { StorageAway } from '@/lib/snapshot/storage/object-store';
import { contentOf, libraryOfOne } from '@/test-support/http-handler';
import { portOf } from '@/test-support/port-of';
import { samplePng, sampleSvg } from '@/test-support/sample-pictures';

const svg = '00112233445566aa-cell.svg';
const large = Buffer.alloc(1_000_000, 'abcdefg');
let handler: HttpHandler;
let port = 0;

beforeAll(async () => {
  const snapshot = await mkdtemp(path.join(os.tmpdir(), 'stoa-files-'));
  await mkdir(path.join(snapshot, 'pictures'));
  await mkdir(path.join(snapshot, 'files'));
  await writeFile(path.join(snapshot, 'secret.txt'), 'secret');
  await writeFile(path.join(snapshot, 'pictures', svg), sampleSvg());
  await writeFile(path.join(snapshot, 'pictures', '00112233445566bb-cell.png'), samplePng(1, 1));
  await writeFile(path.join(snapshot, 'files', '00112233445566cc-sheet.pdf'), large);
  const files = await listLibraryFiles([snapshot]);
  handler = createHttpHandler({
    ...contentOf(libraryOfOne),
    files,
    next: async (_, response) => {
      response.statusCode = 404;
      response.end('<html>lost</html>');
    },
    knownScripts: [],
    log: () => {},
  });
  port = await portOf(handler.server);
});
afterAll(() => handler.server.close());

function get(target: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      httpRequest({ port, path: target, agent: false, ...options }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      })
        .on('error', reject)
        .end();
    },
  );
}

test('a picture is sent with its type, for good, and so that nothing in it acts', async () => {
  const { status, headers, body } = await get(`/pictures/${svg}`);
  expect([status, body]).toEqual([200, sampleSvg()]);
  expect(headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': expect.stringContaining('immutable'),
    'x-content-type-options': 'nosniff',
    'content-length': String(sampleSvg().length),
  });
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline';.*sandbox$/,
  );
  expect(headers['content-security-policy']).not.toMatch(/script|allow-/);
  expect((await get('/pictures/00112233445566bb-cell.png')).headers['content-type']).toBe('image/png');
});

test('a file is saved, not shown, whole though it is sent in parts', async () => {
  const { headers, body } = await get('/files/00112233445566cc-sheet.pdf');
  expect(headers).toMatchObject({ 'content-disposition': 'attachment', 'content-type': 'application/pdf' });
  expect(body.equals(large)).toBe(true);
});

test('who asks for a picture that object storage holds, and does not give just now, is told to come again', async () => {
  const away = async () => Promise.reject(new StorageAway('the storage hangs'));
  const far = { size: 5, hash: '', read: away };
  setFarFolders({ find: (file) => (file.endsWith(svg) ? far : undefined), names: () => [] });
  const { status, headers } = await get(`/pictures/${svg}`);
  setFarFolders(undefined);
  expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
});

test('who has it already is told so; who asks for the head gets that', async () => {
  const first = await get(`/pictures/${svg}`);
  const headers = { 'If-None-Match': String(first.headers.etag) };
  expect(await get(`/pictures/${svg}`, { headers })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  const head = await get(`/pictures/${svg}`, { method: 'HEAD' });
  expect([head.status, head.body.length]).toEqual([200, 0]);
});

test.each([
  '/pictures/',
  '/pictures/other.svg',
  '/pictures/..%2fsecret.txt',
  '/pictures/../secret.txt',
  '/files/00112233445566aa-cell.svg',
  '/pictures/00112233445566cc-sheet.pdf',
  '/secret.txt',
])('%s is not there', async (target) => {
  const { status, body } = await get(target);
  expect([400, 404]).toContain(status);
  expect(body.toString()).not.toContain('secret');
});
