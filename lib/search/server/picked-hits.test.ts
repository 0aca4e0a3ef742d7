import { expect, it } from 'vitest';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import { type HitsRequest, hitsName, openFile, parseHits } from '@/lib/search/format/files/search-file';
import { decodeBlock } from '@/lib/search/format/files/stored-block';
import { buildSample, sampleDocuments } from '@/test-support/sample-search';
import { createDiskFiles } from './disk-files';
import { createHitsPicker } from './picked-hits';

async function sampleSource() {
  const { folder } = await buildSample();
  const { build } = decodeManifest(await createDiskFiles(folder).manifest());
  const texts = new Map(sampleDocuments.map(({ subject, slug, text }) => [`${subject}/${slug}`, text]));
  const source = { files: createDiskFiles(folder), prose: async (path: string) => texts.get(path) };
  const ask = (part: Partial<HitsRequest>): HitsRequest => {
    return { build, documents: [], passagesOf: [], words: [], ...part };
  };
  const pick = createHitsPicker([{ files: createDiskFiles('/nowhere') }, source]);
  const picked = async (request: HitsRequest) =>
    decodeBlock(openFile(hitsName(request), (await pick(request)) ?? new Uint8Array()));
  const all = await picked(ask({ documents: sampleDocuments.map((_, i) => i) }));
  const numberOf = (question: string) => all.findIndex((stored) => stored.question === question);
  return { pick, picked, ask, numberOf };
}

it('answers what is shown of the documents asked for, in their order, with a checksum', async () => {
  const { pick, picked, ask } = await sampleSource();
  const stored = await picked(ask({ documents: [5, 0, 7] }));
  expect(stored).toHaveLength(3);
  const questions = sampleDocuments.map(({ question }) => question);
  expect(stored.every(({ question }) => questions.includes(question))).toBe(true);
  const checksummed = (await pick(ask({ documents: [5, 0, 7] }))) ?? new Uint8Array();
  expect(() => openFile(hitsName(ask({ documents: [5, 0, 8] })), checksummed)).toThrow(
    'did not arrive whole',
  );
});

it('chooses passages from the whole answer, for the words of the search', async () => {
  const { picked, ask, numberOf } = await sampleSource();
  const document = numberOf('What is a stoma?');
  const words = [{ term: 'shut', weight: 9, isPrefix: false }];
  const [whole] = await picked(ask({ documents: [document], words }));
  expect(whole).toMatchObject({ question: 'What is a stoma?', passage: 'Guard cells open and shut it.' });
  const [passage] = await picked(ask({ passagesOf: [document], words }));
  expect(passage).toEqual({ question: '', slug: '', passage: 'Guard cells open and shut it.' });
});

it('opens with the first sentence where only the title holds the words, and says nothing where neither does', async () => {
  const { picked, ask, numberOf } = await sampleSource();
  const document = numberOf('What is transpiration?');
  const of = async (term: string) => {
    const words = [{ term, weight: 9, isPrefix: true }];
    return (await picked(ask({ passagesOf: [document], words })))[0]?.passage;
  };
  expect(await of('transpir')).toMatch(/^Water leaves the leaf as vapour/);
  expect(await of('volcano')).toBe('');
});

it('answers nothing for another build, no documents, too many or ones beyond the end', async () => {
  const { pick, ask } = await sampleSource();
  expect(await pick(ask({ build: '0', documents: [1] }))).toBeUndefined();
  const many = Array.from({ length: 26 }, () => 1);
  for (const part of [
    {},
    { documents: [sampleDocuments.length] },
    { passagesOf: [sampleDocuments.length] },
    { documents: many, passagesOf: many },
  ])
    expect(await pick(ask(part))).toBeUndefined();
});

it('reads a request only as it is made', () => {
  const parse = (query: string) => parseHits(new Map(new URLSearchParams(query)));
  const request: HitsRequest = {
    build: 'a1',
    documents: [3, 17],
    passagesOf: [4],
    words: [{ term: 'c++', weight: 9, isPrefix: false }],
  };
  expect(parse(hitsName(request).replace('hits?', ''))).toEqual(request);
  expect(parse('b=a1&n=3')).toEqual({ build: 'a1', documents: [3], passagesOf: [], words: [] });
  for (const query of ['', 'b=a1', 'n=3', 'b=A&n=3', 'b=a&n=3,', 'b=a&n=3;4', 'b=a&n=3&w=x', 'b=a&p=x'])
    expect(parse(query)).toBeUndefined();
});
