import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import type { BuildSearchOptions } from './build-options';
import { buildSearch } from './build-search';

const subjects = [
  { slug: 'b', title: 'B' },
  { slug: 'a', title: 'A' },
];
const topics = Array.from({ length: 10 }, (_, i) => `tide${i} moon${i} leaf${i} crown${i}`);
const documents: readonly SearchDocument[] = Array.from({ length: 120 }, (_, i) => ({
  subject: i % 2 === 0 ? 'a' : 'b',
  slug: `question-${i}`,
  question: `Question ${i} on ${topics[i % 10]?.split(' ')[i % 4]}`,
  keywords: [],
  summary: '',
  text: `${topics[i % 10]} number${i % 7} plain${i}`,
}));

function build(changes: Partial<BuildSearchOptions> = {}, list: readonly SearchDocument[] = documents) {
  const folder = mkdtempSync(path.join(tmpdir(), 'stoa-build-'));
  const words = () => takeAllWords(list, { language: 'en' });
  return buildSearch(words, { folder, subjects, language: 'en', ...changes }).then((built) => ({
    built,
    folder,
  }));
}

function fingerprints(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex')}`,
    );
}

it('writes the same bytes from the same documents', async () => {
  const [one, two] = await Promise.all([build(), build()]);
  expect(fingerprints(one.folder)).toEqual(fingerprints(two.folder));
});

it('refuses a document of an unknown subject by name', async () => {
  const stray = { ...(documents[0] as SearchDocument), subject: 'elsewhere' };
  await expect(build({}, [stray])).rejects.toThrow('elsewhere/question-0');
});

it('builds an index of nothing', async () => {
  const { built } = await build({}, []);
  expect(built).toMatchObject({ documents: 0, terms: 0, chunks: 0, blocks: 0 });
});

it('finds similar documents by the positions in which documents came, and never the document itself', async () => {
  const { built } = await build({ similar: { of: [1, 2, 999], limit: 5 } });
  expect([...built.similar.keys()]).toEqual([1, 2, 999]);
  expect(built.similar.get(1)?.numbers).toHaveLength(5);
  for (const own of [1, 2])
    expect(
      built.similar.get(own)?.numbers.every((position) => position % 10 === own && position !== own),
    ).toBe(true);
  expect(built.similar.get(999)).toEqual({ numbers: [], shares: [] });
});

it('reads documents that arrive one by one', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stoa-build-'));
  async function* arriving() {
    yield* documents;
  }
  const words = () => takeAllWords(arriving(), { language: 'en' });
  const built = await buildSearch(words, { folder, subjects, language: 'en' });
  expect(built.documents).toBe(documents.length);
});
