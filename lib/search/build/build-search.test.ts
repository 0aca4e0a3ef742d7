import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { SearchDocument } from '../format/search-document';
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
  return buildSearch(() => list, { folder, subjects, language: 'en', ...changes }).then((built) => ({
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

it('finds similar documents by the positions in which they came, and not the document itself', async () => {
  const { built } = await build();
  const found = built.similar(documents[1] as SearchDocument, 5);
  expect(found).toHaveLength(5);
  expect(found.every((position) => position % 10 === 1 && position !== 1)).toBe(true);
  expect(built.similar(documents[1] as SearchDocument, 5, new Set(found))).not.toEqual(found);
  expect(built.similar({ ...(documents[1] as SearchDocument), slug: 'unknown' }, 5)).toEqual([]);
});

it('reads documents that arrive one by one', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stoa-build-'));
  async function* arriving() {
    yield* documents;
  }
  const built = await buildSearch(arriving, { folder, subjects, language: 'en' });
  expect(built.documents).toBe(documents.length);
});
