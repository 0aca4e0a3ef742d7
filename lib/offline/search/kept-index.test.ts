import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { createSearchEngine, type SearchEngine } from '@/lib/search/engine/search-engine';
import { manifestName, openFile } from '@/lib/search/format/files/search-file';
import { decodeSubjectPack, type SubjectPack } from '@/lib/search/format/files/subject-pack';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { packSubjectFile } from '@/lib/search/server/pack-subject-file';
import { buildSample, questionOf, type SampleSearch } from '@/test-support/sample-search';
import { createKeptIndex } from './kept-index';

let sample: SampleSearch;
const packs = new Map<string, SubjectPack>();

beforeAll(async () => {
  sample = await buildSample();
  for (const subject of ['botany', 'computing', 'history']) {
    const packed = await packSubjectFile(createDiskFiles(sample.folder), subject);
    packs.set(subject, decodeSubjectPack(gunzipSync(packed ?? '')));
  }
});

/** The engine over what is kept. */
function engineOf(subjects: readonly string[]): SearchEngine {
  return engineOver(subjects.map((subject) => packs.get(subject) as SubjectPack));
}

function engineOver(kept: readonly SubjectPack[]): SearchEngine {
  const index = createKeptIndex(kept, 'kept1');
  const read = async (name: string) => {
    const bytes = index.file(name);
    if (!bytes) throw new Error(`no file ${name}`);
    return openFile(name, bytes);
  };
  return createSearchEngine({ manifest: () => read(manifestName), file: read });
}

const queries = [
  'stoma',
  'root',
  'what is a root',
  'war roses',
  '"guard cells"',
  '"war of the roses"',
  'water',
  'potasium water',
  'happ',
  'subject:botany leaf',
  'C#',
  'nobody knows zzyzx',
];

it('all subjects together answer as the whole library does', async () => {
  const kept = engineOf(['botany', 'computing', 'history']);
  for (const query of queries) {
    const request = { query, limit: 10, offset: 0 };
    expect(await kept.search(request), query).toEqual(await sample.engine.search(request));
  }
});

it('some subjects find their questions in the order of the whole library, and no others', async () => {
  const kept = engineOf(['botany', 'history']);
  for (const query of queries.slice(0, 7)) {
    const request = { query, limit: 20, offset: 0 };
    const [some, all] = [await kept.search(request), await sample.search(query, { limit: 20 })];
    const own = all.hits.filter(({ subject }) => subject !== 'computing');
    expect(some.status === 'ok' ? some.hits.map(questionOf) : some, query).toEqual(own.map(questionOf));
  }
});

it('a word that only other subjects hold is not known', async () => {
  const answer = await engineOf(['history']).search({ query: 'stoma', limit: 5, offset: 0 });
  expect(answer).toMatchObject({ status: 'ok', total: 0 });
});

it('a subject that the index does not have has nothing to keep', async () => {
  expect(await packSubjectFile(createDiskFiles(sample.folder), 'none')).toBeUndefined();
});

it('keeps beginnings that very many words share, which stand nowhere by themselves', async () => {
  const letters = (number: number) =>
    String(number).replace(/\d/g, (digit) => 'bcdfghklmr'[Number(digit)] ?? '');
  const words = (n: number) => Array.from({ length: 14 }, (_, i) => `co${letters(n)}a${letters(i)}`);
  const documents = Array.from({ length: 400 }, (_, n) => ({
    ...{ subject: n % 2 === 0 ? 'botany' : 'history', slug: `q${n}`, question: `What is co${letters(n)}?` },
    ...{ keywords: [], summary: '', text: words(n).join(' ') },
  }));
  const { folder, engine } = await buildSample(documents);
  const packed = [];
  for (const subject of ['botany', 'history'])
    packed.push(
      decodeSubjectPack(gunzipSync((await packSubjectFile(createDiskFiles(folder), subject)) ?? '')),
    );
  for (const query of ['co', 'cob', 'what is cob']) {
    const request = { query, limit: 10, offset: 0 };
    expect(await engineOver(packed).search(request), query).toEqual(await engine.search(request));
  }
});
