import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { encodeSnapshot } from '@/lib/search/meaning/vectors/encode-snapshot';
import { meaningFolder } from '@/lib/search/meaning/vectors/meaning-folder';
import { readTable } from '@/lib/search/meaning/vectors/vector-file';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { createFakeEncoder } from '@/test-support/fake-encoder';
import { proposedIn } from './propose-links';

const questions: Readonly<Record<string, string>> = {
  'art/arches': 'question: How do arches bear stone?\nanswer: Keystones press voussoirs.',
  'art/keystones': 'question: How do keystones bear stone arches?\nanswer: They press voussoirs.',
  'art/masons': 'question: Who were masons?\nanswer: They cut keystones.',
  'law/courts': 'question: When do courts sit?\nanswer: On weekdays, with voussoirs.',
};

async function built(more: Readonly<Record<string, string>> = {}) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-proposed-'));
  const folder = path.join(root, 'generations', 'aaaa0001');
  await mkdir(folder, { recursive: true });
  for (const [place, text] of Object.entries(questions)) {
    const file = path.join(root, 'content', `${place}.md`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `---\n${text}\n${more[place] ?? ''}---\n`);
  }
  await buildSnapshot(path.join(root, 'content'), folder, () => () => {});
  const catalog = await openCatalog(folder);
  onTestFinished(() => catalog.close());
  return { root, folder, catalog };
}

test('the two that are most like each other come first, each pair once', async () => {
  const opened = await built();
  const { by, links } = await proposedIn(opened, undefined);
  expect(by).toBe('words');
  expect(links[0]).toMatchObject({ from: 'art/arches', to: 'art/keystones' });
  expect(links.map(({ score }) => score)).toEqual(links.map(({ score }) => score).sort((a, b) => b - a));
  const pairs = links.map(({ from, to }) => [from, to].sort().join());
  expect(new Set(pairs).size).toBe(pairs.length);
});

test('what is named is not proposed, and nothing for who names enough', async () => {
  const name = (...paths: readonly string[]) =>
    paths
      .map((to, i) => `related_article${i + 1}:\n  url: /learn/${to.replace('/', '/questions/')}\n`)
      .join('');
  const opened = await built({
    'art/arches': name('art/keystones'),
    'art/keystones': name('art/arches', 'art/masons', 'law/courts'),
  });
  const { links } = await proposedIn(opened, undefined);
  expect(links.filter(({ from }) => from === 'art/keystones')).toEqual([]);
  expect(links.filter(({ from, to }) => from === 'art/arches' && to === 'art/keystones')).toEqual([]);
});

test('vectors have their part where they are there', async () => {
  const { root, folder, catalog } = await built();
  const encoder = createFakeEncoder();
  const searchFolder = path.join(folder, 'search');
  const snapshotsFolder = path.dirname(folder);
  await encodeSnapshot({ root, snapshot: 'aaaa0001', searchFolder, snapshotsFolder, encoder });
  const vectors = await readTable(meaningFolder(root, encoder.fingerprint).vectors('aaaa0001'));
  const { by, links } = await proposedIn({ folder, catalog }, vectors);
  expect(by).toBe('words and meaning');
  expect(links[0]?.score).toBeGreaterThan(2);
});
