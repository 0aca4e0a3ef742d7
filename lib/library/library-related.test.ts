import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { relateSnapshot } from '@/lib/search/meaning/related/relate-snapshot';
import { encodeSnapshot } from '@/lib/search/meaning/vectors/encode-snapshot';
import { findRelated } from '@/lib/search/meaning/vectors/meaning-folder';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { createFakeEncoder } from '@/test-support/fake-encoder';
import { openRelated } from './library-related';
import { openLibrary } from './open-library';

// Its thread would load a model: these tests need none.
vi.mock(import('./library-meaning'), async (original) => {
  const module = await original();
  return { ...module, openLibraryMeaning: () => module.noMeaning };
});

/** By rare words the first is like all of `b`; by what stands first, which vectors are made of, like those of `c`. */
const questions: Readonly<Record<string, string>> = {
  'art/a': `question: What holds up a stone bridge?\nanswer: "Arches carry weight over a river. ${'.'.repeat(400)} Keystones and voussoirs."`,
  'art/b1': 'question: Who cut keystones?\nanswer: "Masons cut keystones, voussoirs."',
  'art/b2': 'question: Where do voussoirs lie?\nanswer: "Beside keystones lie voussoirs."',
  'art/b3': 'question: When were keystones made?\nanswer: "Once voussoirs were cut, keystones."',
  'law/c1': 'question: What holds up a stone bridge over a river?\nanswer: "Arches carry weight."',
  'law/c2': 'question: What arches carry a stone bridge?\nanswer: "Over a river, weight."',
  'law/d': 'question: May a court sit?\nanswer: "It may."',
};

async function built(site = '') {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-related-'));
  const content = path.join(root, 'content');
  for (const [place, text] of Object.entries(questions)) {
    await mkdir(path.join(content, path.dirname(place)), { recursive: true });
    const named = place === 'art/a' ? 'related_article1:\n  url: /learn/law/questions/d\n' : '';
    await writeFile(path.join(content, `${place}.md`), `---\n${text}\n${named}---\n`);
  }
  if (site) await writeFile(path.join(content, 'site.yml'), site);
  const folder = path.join(root, 'generations', 'aaaa0001');
  await mkdir(folder, { recursive: true });
  await buildSnapshot(content, folder, () => () => {});
  const encode = async () => {
    const encoder = createFakeEncoder();
    await encodeSnapshot({
      root,
      snapshot: 'aaaa0001',
      searchFolder: path.join(folder, 'search'),
      snapshotsFolder: path.join(root, 'generations'),
      encoder,
    });
    await relateSnapshot({ root, snapshot: 'aaaa0001', folder, model: encoder.fingerprint });
  };
  return { root, folder, encode };
}

async function opened(folder: string, onNoMeaning?: () => void) {
  const options = { fallbackBaseUrl: 'http://localhost:3000', onFailure: () => {}, onNoMeaning };
  const library = await openLibrary(folder, options);
  onTestFinished(() => library.close());
  return library;
}

const relatedOf = (catalog: Catalog, at = 'art/a') =>
  catalog.find(at)?.related.map((number) => catalog.record(number).slug);

test('a library has related questions by words first, and those by both when they have come', async () => {
  const { folder, encode } = await built();
  const library = await opened(folder, () => {});
  const byWords = relatedOf(library.catalog);
  expect(byWords?.[0]).toBe('d');
  expect(library.relatedMark).toBe('');
  await encode();
  const later = await library.related;
  if (later === undefined) throw new Error('nothing came');
  const byBoth = relatedOf(later.catalog) ?? [];
  expect(byBoth[0]).toBe('d');
  expect(byBoth.slice(1, 3).sort()).toEqual(['c1', 'c2']);
  expect([...byBoth].sort()).toHaveLength(5);
  expect(later.relatedMark).not.toBe('');
  // What was begun with the first sees the first.
  expect(relatedOf(library.catalog)).toEqual(byWords);
  const map = await later.subjectMap('law');
  const { number } = later.catalog.find('law/c1') ?? { number: -1 };
  expect(map.groups.flatMap((group) => group.numbers)).toContain(number);
});

test('what is there when a library is opened is used at once, by whoever opens it', async () => {
  const { folder, encode } = await built();
  await encode();
  const library = await opened(folder);
  expect(relatedOf(library.catalog)?.slice(1, 3).sort()).toEqual(['c1', 'c2']);
  expect(library.related).toBeUndefined();
});

test('a site that wants no meaning has them by words', async () => {
  const { folder, encode } = await built('meaning: off\n');
  const before = await opened(folder, () => {});
  await encode();
  const library = await opened(folder, () => {});
  expect([library.related, library.relatedMark]).toEqual([undefined, '']);
  expect(relatedOf(library.catalog)).toEqual(relatedOf(before.catalog));
});

test('what is damaged, or of another snapshot, is as if it were not there', async () => {
  const { root, folder, encode } = await built();
  await encode();
  const of = { root, snapshot: 'aaaa0001', total: 7 };
  const found = async (about: typeof of) =>
    (await openRelated(about, { isUsed: true, isAwaited: false })).now?.table.length;
  const file = (await findRelated(root, 'aaaa0001')) ?? '';
  expect(await found(of)).toBe(35);
  expect(await found({ ...of, total: 8 })).toBeUndefined();
  await copyFile(file, file.replace('aaaa0001', 'bbbb0002'));
  expect(await found({ ...of, snapshot: 'bbbb0002' })).toBeUndefined();
  const bytes = await readFile(file);
  await writeFile(
    file,
    bytes.map((byte, i) => (i === 30 ? byte ^ 1 : byte)),
  );
  const damaged = await openRelated(of, { isUsed: true, isAwaited: true, lookEveryMs: 20 });
  expect(damaged.now).toBeUndefined();
  await encode();
  expect((await damaged.later)?.table).toHaveLength(35);
  expect(relatedOf((await opened(folder)).catalog)).toHaveLength(5);
});
