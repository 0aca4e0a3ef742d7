import { cpSync, linkSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import { type UpdatedSearch, updateSearch } from '@/lib/search/build/incremental/update-search';
import { buildSearch } from '@/lib/search/build/index/build-search';
import { loadIndexReader } from '@/lib/search/engine/read/index-reader';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { wholeContainer } from '@/lib/search/format/files/container';
import { propertyRuns } from '@/test-support/property-runs';
import { sampleDocuments, sampleSubjects } from '@/test-support/sample-search';
import { createSearchEngine } from '../engine/search-engine';
import { createDiskFiles } from './disk-files';
import { createHitsPicker } from './picked-hits';

const temporary = () => mkdtempSync(path.join(tmpdir(), 'stoa-updated-'));
const pathOf = ({ subject, slug }: SearchDocument) => `${subject}/${slug}`;

/** An index that is built once and then updated, again and again. */
async function updatable(
  documents: readonly SearchDocument[],
  synonyms: readonly (readonly string[])[] = [],
) {
  const first = temporary();
  const words = () => takeAllWords(documents, { language: 'en', synonyms });
  const built = await buildSearch(words, { folder: first, subjects: sampleSubjects, language: 'en' });
  let state = { folder: first, documents, numbers: new Map(built.numbers) };
  const update = async (next: readonly SearchDocument[]): Promise<UpdatedSearch> => {
    const folder = temporary();
    for (const file of Object.values(wholeContainer))
      linkSync(path.join(state.folder, file), path.join(folder, file));
    const same = (document: SearchDocument, others: readonly SearchDocument[]) =>
      others.some((other) => JSON.stringify(other) === JSON.stringify(document));
    const kept = next.filter((document) => same(document, state.documents));
    const updated = await updateSearch(
      createDiskFiles(state.folder),
      {
        removed: state.documents
          .filter((document) => !same(document, next))
          .map((document) => ({ number: state.numbers.get(pathOf(document)) ?? -1, document })),
        added: next.filter((document) => !same(document, state.documents)),
        kept: new Set(kept.map((document) => state.numbers.get(pathOf(document)) ?? -1)),
      },
      { folder, subjects: sampleSubjects, language: 'en', synonyms, means: built.means },
    );
    const numbers = [
      ...kept.map((document) => [pathOf(document), state.numbers.get(pathOf(document)) ?? -1] as const),
    ];
    state = { folder, documents: next, numbers: new Map([...numbers, ...updated.numbers]) };
    return updated;
  };
  const found = (query: string) => hitsOf(state.folder, query);
  return { update, found, folder: () => state.folder, first };
}

async function hitsOf(folder: string, query: string): Promise<readonly string[]> {
  const answer = await createSearchEngine(createDiskFiles(folder)).search({ query, limit: 100, offset: 0 });
  if (answer.status === 'failed') throw new Error(answer.reason);
  return answer.hits.map(({ subject, slug }) => `${subject}/${slug}`);
}

async function builtWhole(documents: readonly SearchDocument[]): Promise<string> {
  const folder = temporary();
  const words = () => takeAllWords(documents, { language: 'en' });
  await buildSearch(words, { folder, subjects: sampleSubjects, language: 'en' });
  return folder;
}

const changedText = (document: SearchDocument, text: string): SearchDocument => ({
  ...document,
  text,
  summary: '',
});
const [first, second, ...others] = sampleDocuments as [SearchDocument, SearchDocument, ...SearchDocument[]];

test('what was edited is found by its new words and no longer by its old ones', async () => {
  const { update, found } = await updatable([first, ...others]);
  await update([changedText(first, 'Zirconium xylophones are polished here.'), ...others]);
  expect(await found('zirconium')).toEqual([pathOf(first)]);
  expect(await found('"zirconium xylophones"')).toEqual([pathOf(first)]);
  expect(await found('zircon')).toEqual([pathOf(first)]);
  expect(await found('zircoium')).toEqual([pathOf(first)]);
  await update([changedText(first, 'Nothing of the kind.'), ...others]);
  expect(await found('zirconium')).toEqual([]);
  expect(await found('zircoium')).toEqual([]);
});

test('a word that is gone from the library is gone from its vocabulary; one that something still says stays', async () => {
  const { update, folder } = await updatable([first, ...others]);
  const words = async () => {
    const reader = await loadIndexReader(createDiskFiles(folder()), { cachedFiles: 100 });
    const orders = (['forward', 'backward'] as const).map(async (order) => {
      const parts = reader.manifest.vocabulary[order].map((_, part) => reader.vocabulary(order, part));
      return (await Promise.all(parts)).flat().map(({ form }) => form);
    });
    const [forward, backward] = await Promise.all(orders);
    expect(backward?.sort()).toEqual(forward?.sort());
    return forward;
  };
  const saying = (text: string) => [changedText(first, text), ...others];
  await update(saying('Zirconium xylophones are polished beside water.'));
  expect(await words()).toEqual(expect.arrayContaining(['zirconium', 'xylophones', 'polished', 'water']));
  await update(saying('Zirconium is polished.'));
  // Another question still speaks of water.
  expect(await words()).toEqual(expect.arrayContaining(['zirconium', 'polished', 'water']));
  expect(await words()).not.toContain('xylophones');
  await update(others);
  for (const word of ['zirconium', 'polished']) expect(await words()).not.toContain(word);
});

test('what was added is found, shown and like others; what was taken out is not stored any more', async () => {
  const { update, found, folder, first: whole } = await updatable([first, ...others]);
  const updated = await update([second, ...others]);
  expect(await found(`"${second.question}"`)).toContain(pathOf(second));
  expect(await found(first.question)).not.toContain(pathOf(first));
  const number = updated.numbers.get(pathOf(second)) ?? -1;
  expect((await updated.similar(second, number, 5)).numbers).not.toContain(number);
  const files = createDiskFiles(folder());
  const { build } = (await import('@/lib/search/format/files/manifest')).decodeManifest(
    await files.manifest(),
  );
  const pick = createHitsPicker([{ files: createDiskFiles(folder()) }]);
  expect(await pick({ build, documents: [number], passagesOf: [], words: [] })).toBeDefined();
  // A tab of the build before goes on finding: its files are still there.
  expect(await hitsOf(whole, first.question)).toContain(pathOf(first));
});

test('an index updated again and again answers as one built at once', async () => {
  const terms = [
    ...new Set(
      sampleDocuments.flatMap(({ question, text }) => `${question} ${text}`.split(/[^\p{L}\p{N}]+/u)),
    ),
  ]
    .filter((word) => word.length > 3)
    .slice(0, 60);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.subarray([...sampleDocuments], { minLength: 2 }), { minLength: 2, maxLength: 4 }),
      async (libraries) => {
        const [start = [], ...edits] = libraries;
        const index = await updatable(start);
        for (const next of edits) await index.update(next);
        const whole = await builtWhole(edits.at(-1) ?? []);
        for (const query of [...terms, ...terms.slice(0, 12).map((term, i) => `"${term} ${terms[i + 1]}"`)]) {
          const found = await index.found(`${query} `);
          expect([...found].sort(), query).toEqual([...(await hitsOf(whole, `${query} `))].sort());
        }
      },
    ),
    { numRuns: propertyRuns(12) },
  );
});

test('synonyms reach what is added', async () => {
  const groups = [['zirconium', 'jargoon']];
  const { update, found } = await updatable([first, ...others], groups);
  await update([first, ...others, { ...second, text: 'On zirconium.', summary: '' }]);
  expect(await found('jargoon')).toEqual([pathOf(second)]);
});

test('an updated index in a folder of its own holds the containers of the build it began with', async () => {
  const { update, folder } = await updatable([first, ...others]);
  await update([first, second, ...others]);
  const copy = temporary();
  cpSync(folder(), copy, { recursive: true });
  expect(await hitsOf(copy, second.question)).toContain(pathOf(second));
});
