import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildSample, sampleDocuments } from '@/test-support/sample-search';
import { createFetchFiles } from '../browser/fetch-files';
import { createSearchEngine } from '../engine/search-engine';
import { unpackSearch } from './unpack-search';

/** A file server: a folder, and nothing that answers a query. */
function serve(folder: string) {
  return (async (url: string | URL | Request) => {
    const name = new URL(String(url)).pathname.slice(1);
    if (!readdirSync(folder).includes(name)) return new Response('', { status: 404 });
    return new Response(readFileSync(path.join(folder, name)));
  }) as typeof fetch;
}

it('gives a file server all that a browser needs to search as the server does', async () => {
  const { folder, engine } = await buildSample();
  const into = mkdtempSync(path.join(tmpdir(), 'stoa-files-'));
  const count = await unpackSearch(folder, into);
  expect(readdirSync(into).filter((name) => name.endsWith('.bin'))).toHaveLength(count);
  const files = createFetchFiles({ dataUrl: 'http://files.test/', fetch: serve(into) });
  for (const query of ['stoma', '"guard cells"', 'potasium water', 'zzz'])
    expect(await createSearchEngine(files).search({ query, limit: 5, offset: 0 })).toEqual(
      await engine.search({ query, limit: 5, offset: 0 }),
    );
});

it('leaves the files of an earlier build for tabs that are still open', async () => {
  const into = mkdtempSync(path.join(tmpdir(), 'stoa-files-'));
  const old = await buildSample();
  await unpackSearch(old.folder, into);
  const before = createSearchEngine(createFetchFiles({ dataUrl: 'http://files.test/', fetch: serve(into) }));
  await before.warm();
  const fresh = await buildSample(sampleDocuments.slice(0, 3));
  await unpackSearch(fresh.folder, into);
  expect(await before.search({ query: 'pointer', limit: 5, offset: 0 })).toMatchObject({
    status: 'ok',
    total: 1,
  });
});
