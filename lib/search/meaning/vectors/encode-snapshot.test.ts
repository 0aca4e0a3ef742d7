import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { encodeNearList } from '@/lib/search/format/protocol/near-list';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createFakeEncoder } from '@/test-support/fake-encoder';
import { buildSample, questionOf, sampleDocuments } from '@/test-support/sample-search';
import { encodeSnapshot } from './encode-snapshot';
import { findVectors, meaningFolder } from './meaning-folder';
import { createNear } from './near';
import { readTable } from './vector-file';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'stoa-meaning-'));
});

async function addSnapshot(name: string, documents: readonly SearchDocument[] = sampleDocuments) {
  const { folder } = await buildSample(documents);
  const snapshot = path.join(root, 'generations', name);
  await mkdir(snapshot, { recursive: true });
  await rename(folder, path.join(snapshot, 'search'));
}

async function encode(snapshot: string, encoder = createFakeEncoder()) {
  const snapshotsFolder = path.join(root, 'generations');
  const searchFolder = path.join(snapshotsFolder, snapshot, 'search');
  const result = await encodeSnapshot({ root, snapshot, searchFolder, snapshotsFolder, encoder });
  return { ...result, encoded: encoder.encoded };
}

const edited: SearchDocument = { ...(sampleDocuments[0] as SearchDocument), text: 'A stoma lets air in.' };

describe('the vectors of a snapshot', () => {
  it('are made once for each text, and found by the snapshot', async () => {
    await addSnapshot('aaaa0001');
    const { made, total } = await encode('aaaa0001');
    expect([made, total]).toEqual([sampleDocuments.length, sampleDocuments.length]);
    expect((await encode('aaaa0001')).made).toBe(0);
    const found = await findVectors(root, 'aaaa0001');
    expect(found?.model).toBe('fake');
    expect(await findVectors(root, 'bbbb0002')).toBeUndefined();
  });

  it('are made of one text only where one was edited', async () => {
    await addSnapshot('aaaa0001');
    await encode('aaaa0001');
    await addSnapshot('bbbb0002', [edited, ...sampleDocuments.slice(1)]);
    expect((await encode('bbbb0002')).encoded).toEqual(['What is a stoma? A stoma lets air in.']);
  });

  it('are made of the texts themselves where they can be had, and anew where a text changed far down', async () => {
    await addSnapshot('aaaa0001');
    const snapshotsFolder = path.join(root, 'generations');
    const searchFolder = path.join(snapshotsFolder, 'aaaa0001', 'search');
    const encodeTexts = async (ending: string) => {
      const encoder = createFakeEncoder();
      const textOf = async (question: string) =>
        question === 'botany/what-is-a-stoma' ? `${'Plants sweat. '.repeat(25)}${ending}` : undefined;
      const options = { root, snapshot: 'aaaa0001', searchFolder, snapshotsFolder, encoder };
      return { ...(await encodeSnapshot({ ...options, textOf })), encoded: encoder.encoded };
    };
    const { made, encoded } = await encodeTexts('At night they rest.');
    expect(made).toBe(sampleDocuments.length);
    expect(encoded.filter((text) => text.endsWith('At night they rest.'))).toHaveLength(1);
    expect((await encodeTexts('At night they rest.')).made).toBe(0);
    expect((await encodeTexts('At night they sleep.')).made).toBe(1);
  });

  it('go with their snapshot, and with their model', async () => {
    await addSnapshot('aaaa0001');
    await encode('aaaa0001');
    await addSnapshot('bbbb0002');
    await rm(path.join(root, 'generations', 'aaaa0001'), { recursive: true });
    await encode('bbbb0002');
    expect(await readdir(meaningFolder(root, 'fake').folder)).toEqual(['bbbb0002.vectors']);
    await encode('bbbb0002', createFakeEncoder('other'));
    expect(await readdir(path.join(root, 'meaning'))).toEqual(['other']);
  });

  it('that are damaged, cut short or foreign are as if they were not there, and made anew', async () => {
    await addSnapshot('aaaa0001');
    await encode('aaaa0001');
    const file = meaningFolder(root, 'fake').vectors('aaaa0001');
    const whole = await readFile(file);
    const harms = [
      () => truncate(file, whole.length - 40),
      () =>
        writeFile(
          file,
          whole.map((byte, i) => (i === 700 ? byte ^ 1 : byte)),
        ),
      () => writeFile(file, 'something else'),
      () => writeFile(file, ''),
    ];
    for (const harm of harms) {
      await harm();
      await expect(readTable(file)).rejects.toThrow();
      expect((await encode('aaaa0001')).made).toBe(sampleDocuments.length);
      expect(await readFile(file)).toEqual(whole);
    }
  });

  it('go on where a process was killed, whatever it left of its last line', async () => {
    const { question } = sampleDocuments[0] as SearchDocument;
    const many = Array.from(
      { length: 100 },
      (_, i): SearchDocument => ({
        ...(sampleDocuments[0] as SearchDocument),
        slug: `stoma-${i}`,
        question: `${question} ${i}`,
      }),
    );
    await addSnapshot('aaaa0001', many);
    const stopping = createFakeEncoder();
    const encoder = {
      ...stopping,
      encode: (texts: readonly string[]) =>
        stopping.encoded.length < 70 ? stopping.encode(texts) : Promise.reject(new Error('killed')),
    };
    await expect(encode('aaaa0001', encoder)).rejects.toThrow('killed');
    const { log } = meaningFolder(root, 'fake');
    const written = await readFile(log);
    expect(written.length).toBeGreaterThan(0);
    await writeFile(log, written.subarray(0, written.length - 3));
    const { made } = await encode('aaaa0001');
    expect(made).toBeGreaterThan(30);
    expect(made).toBeLessThan(100);
  });
});

describe('a search with meaning', () => {
  it('is ordered by it, page and API and browser alike', async () => {
    await addSnapshot('aaaa0001');
    const encoder = createFakeEncoder();
    await encode('aaaa0001', encoder);
    const folder = path.join(root, 'generations', 'aaaa0001', 'search');
    const table = await readTable(meaningFolder(root, 'fake').vectors('aaaa0001'));
    const asked: string[] = [];
    const near = createNear(table, {
      ...encoder,
      encode: async ([text = '']) => {
        asked.push(text);
        return encoder.encode(['Water and servers Cold water keeps a data centre from melting.']);
      },
    });
    const engine = createSearchEngine(createDiskFiles(folder));
    const request = { query: 'where does water leave a leaf', limit: 5, offset: 0 };
    const questions = async (list?: Uint8Array) => {
      const answer = await engine.search({ ...request, near: list });
      return answer.status === 'ok' ? answer.hits.map(questionOf) : [];
    };
    const { text } = await engine.meant(request.query);
    expect((await questions())[0]).toBe('What is transpiration?');
    expect((await questions(await near(text)))[0]).toBe('Water and servers');
    expect(asked).toEqual(['where does water leave a leaf']);
  });

  it('finds what shares no word with a sentence, but not with keywords', async () => {
    const { engine } = await buildSample();
    const everything = sampleDocuments.map((_, i) => i);
    const found = async (query: string, cosines: readonly number[] | undefined) => {
      const list = { documents: everything, cosines: cosines ?? [], gap: 0.2, knownWords: 0 };
      const near = cosines && encodeNearList(list);
      const answer = await engine.search({ query, limit: 50, offset: 0, near });
      return answer.status === 'ok'
        ? { total: answer.total, questions: answer.hits.map(questionOf) }
        : undefined;
    };
    const alone = await found('why do soldiers die', undefined);
    const keywords = await found('soldiers memorials', undefined);
    expect(alone?.total).toBeLessThan(everything.length);
    for (const nearest of everything) {
      const cosines = everything.map((document) => (document === nearest ? 0.9 : 0.1));
      const { total, questions } = (await found('why do soldiers die', cosines)) ?? {};
      expect(total).toBe(everything.length);
      expect(questions).toHaveLength(everything.length);
      expect(questions?.indexOf(alone?.questions[0] ?? '')).toBeLessThan(2);
      expect((await found('soldiers memorials', cosines))?.total).toBe(keywords?.total);
    }
  });

  it('goes by words alone where what is near cannot be known', async () => {
    const { engine, search } = await buildSample();
    const foreign = encodeNearList({ documents: [9999], cosines: [0.9], gap: 0.5, knownWords: 0 });
    for (const near of [undefined, new Uint8Array(), Uint8Array.of(9, 9), foreign])
      expect(await engine.search({ query: 'why water leaves', limit: 5, offset: 0, near })).toEqual(
        await search('why water leaves', { limit: 5 }),
      );
  });

  it('does not repair away a word that the model knows where it finds what is asked', async () => {
    const documents = [
      ...sampleDocuments,
      {
        subject: 'history',
        slug: 'k',
        question: 'Which kinds of games?',
        keywords: [],
        summary: '',
        text: 'Games of kinds.',
      },
    ];
    await addSnapshot('aaaa0001', documents);
    const encoder = createFakeEncoder();
    await encode('aaaa0001', encoder);
    const folder = path.join(root, 'generations', 'aaaa0001', 'search');
    const near = createNear(await readTable(meaningFolder(root, 'fake').vectors('aaaa0001')), {
      ...encoder,
      encode: () => encoder.encode(['Water and servers Cold water keeps a data centre from melting.']),
    });
    const engine = createSearchEngine(createDiskFiles(folder));
    const repairsOf = async (query: string, list?: Uint8Array) => {
      const answer = await engine.search({ query, limit: 5, offset: 0, near: list });
      return answer.status === 'ok' ? answer.repairs : undefined;
    };
    expect(await repairsOf('kids water ')).toEqual([{ from: 'kids', to: 'kinds' }]);
    expect(await repairsOf('kids water ', await near('kids water'))).toEqual([]);
    const begun = await engine.search({
      query: 'kids water ',
      limit: 5,
      offset: 0,
      near: await near('kids water'),
    });
    expect(begun.status === 'ok' && begun.unknown).toEqual(['kids']);
    expect(await repairsOf('kinfs water ', await near('kinfs water'))).toEqual([
      { from: 'kinfs', to: 'kinds' },
    ]);
  });
});
