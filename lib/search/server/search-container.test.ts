import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openFile } from '@/lib/search/format/files/search-file';
import { buildSample, sampleDocuments } from '@/test-support/sample-search';
import { openSearchContainer } from './search-container';

it('gives a changed library other file names', async () => {
  const [one, two] = await Promise.all([buildSample(), buildSample(sampleDocuments.slice(1))]);
  const [a, b] = await Promise.all([openSearchContainer(one.folder), openSearchContainer(two.folder)]);
  expect([...a.files.keys()].filter((name) => b.files.has(name))).toEqual([]);
});

it('writes each file plain, as brotli and as gzip', async () => {
  const { folder } = await buildSample();
  const container = await openSearchContainer(folder);
  let compressed = 0;
  for (const name of container.files.keys()) {
    const { body, br, gzip } = (await container.readForms(name)) ?? { body: Buffer.alloc(0) };
    expect(await container.read(name)).toEqual(body);
    expect(openFile(name, body).length).toBeGreaterThan(0);
    if (br) expect(brotliDecompressSync(br).equals(body), name).toBe(true);
    if (gzip) expect(gunzipSync(gzip).equals(body), name).toBe(true);
    if (br && gzip) compressed++;
  }
  expect(compressed).toBeGreaterThan(0);
});
