import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { wholeContainer } from '@/lib/search/format/files/container';
import { decodeManifest, encodeManifest, type Manifest } from '@/lib/search/format/files/manifest';
import { manifestName, openFile, withChecksum } from '@/lib/search/format/files/search-file';
import { buildSample, sampleDocuments } from '@/test-support/sample-search';
import { createSearchEngine } from '../engine/search-engine';
import { createDiskFiles } from './disk-files';
import { openSearchContainer } from './search-container';

const request = { query: 'stoma', limit: 5, offset: 0 };
const searchIn = (folder: string) => createSearchEngine(createDiskFiles(folder)).search(request);

function rewriteManifest(folder: string, change: (manifest: Manifest) => Manifest): void {
  const file = path.join(folder, manifestName);
  const manifest = decodeManifest(openFile(manifestName, readFileSync(file)));
  writeFileSync(file, withChecksum(manifestName, encodeManifest(change(manifest))));
}

it('fails, and finds nothing empty, where the manifest is missing', async () => {
  const { folder } = await buildSample();
  rmSync(path.join(folder, manifestName));
  expect((await searchIn(folder)).status).toBe('failed');
});

it('fails where the index was made by another analysis', async () => {
  const { folder } = await buildSample();
  rewriteManifest(folder, (manifest) => ({ ...manifest, fingerprint: 'another' }));
  expect(await searchIn(folder)).toEqual({
    status: 'failed',
    reason: 'The search index was made by another version of this site.',
  });
});

it('fails where the canary is not found as often as it was written', async () => {
  const { folder } = await buildSample();
  rewriteManifest(folder, (manifest) => ({ ...manifest, canary: { ...manifest.canary, documents: 99 } }));
  expect((await searchIn(folder)).status).toBe('failed');
});

it('fails where a file was changed or cut short', async () => {
  const { folder } = await buildSample();
  const container = path.join(folder, wholeContainer.container);
  const bytes = readFileSync(container);
  bytes[5] = (bytes[5] ?? 0) + 1;
  writeFileSync(container, bytes);
  expect(await searchIn(folder)).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/did not arrive whole/),
  });
});

it('fails where the container is missing or its directory is broken', async () => {
  const { folder } = await buildSample();
  rmSync(path.join(folder, wholeContainer.container));
  expect((await searchIn(folder)).status).toBe('failed');
  const other = await buildSample();
  writeFileSync(path.join(other.folder, wholeContainer.directory), 'short');
  expect((await searchIn(other.folder)).status).toBe('failed');
});

it('searches the new build where the files of the old one are gone', async () => {
  const old = await buildSample();
  const fresh = await buildSample(sampleDocuments.slice(0, 3));
  let folder = old.folder;
  const engine = createSearchEngine({
    manifest: () => createDiskFiles(folder).manifest(),
    file: (name) => createDiskFiles(folder).file(name),
  });
  expect(await engine.search({ ...request, query: 'pointer' })).toMatchObject({ status: 'ok', total: 1 });
  folder = fresh.folder;
  expect(await engine.search({ ...request, query: 'stoma' })).toMatchObject({ status: 'ok', total: 3 });
});

it('reads no file but search files', async () => {
  const { folder } = await buildSample();
  await expect(createDiskFiles(folder).file('../secret.bin')).rejects.toThrow(/not the name/);
});

it('keeps a file in memory while there is room, the latest ones longest', async () => {
  const { folder } = await buildSample();
  const [[first, { plain: size }] = ['', { plain: 0 }], [second] = ['']] = (await openSearchContainer(folder))
    .files;
  const files = createDiskFiles(folder, { cacheBytes: size });
  const kept = await files.file(first);
  expect(await files.file(first)).toBe(kept);
  await files.file(second);
  expect(await files.file(first)).not.toBe(kept);
});
