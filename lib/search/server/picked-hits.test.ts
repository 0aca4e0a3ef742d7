import { expect, it } from 'vitest';
import { decodeManifest } from '../format/manifest';
import { hitsName, openFile } from '../format/search-file';
import { decodeBlock } from '../format/stored-block';
import { createDiskFiles } from './disk-files';
import { createHitsPicker, parsePickedHits } from './picked-hits';
import { buildSample, sampleDocuments } from './sample-search';

it('answers what is shown of the documents asked for, in their order, sealed', async () => {
  const { folder } = await buildSample();
  const { build } = decodeManifest(await createDiskFiles(folder).manifest());
  const pick = createHitsPicker(['/nowhere', folder]);
  const sealed = await pick(build, [5, 0, 7]);
  const stored = decodeBlock(openFile(hitsName(build, [5, 0, 7]), sealed ?? new Uint8Array()));
  expect(stored).toHaveLength(3);
  const questions = sampleDocuments.map(({ question }) => question);
  expect(stored.every(({ question }) => questions.includes(question))).toBe(true);
  expect(() => openFile(hitsName(build, [5, 0, 8]), sealed ?? new Uint8Array())).toThrow(
    'did not arrive whole',
  );
});

it('answers nothing for another build, no documents, too many or ones beyond the end', async () => {
  const { folder } = await buildSample();
  const { build } = decodeManifest(await createDiskFiles(folder).manifest());
  const pick = createHitsPicker([folder]);
  expect(await pick('0', [1])).toBeUndefined();
  for (const documents of [[], [sampleDocuments.length], Array.from({ length: 51 }, () => 1)])
    expect(await pick(build, documents)).toBeUndefined();
});

it('reads a request only as it is made', () => {
  const parse = (query: string) => parsePickedHits(new Map(new URLSearchParams(query)));
  expect(parse('b=a1&n=3,17')).toEqual({ build: 'a1', documents: [3, 17] });
  for (const query of ['', 'b=a1', 'n=3', 'b=A&n=3', 'b=a&n=3,', 'b=a&n=3;4'])
    expect(parse(query)).toBeUndefined();
});
