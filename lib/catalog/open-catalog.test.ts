import { mkdtemp, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultSite } from '@/lib/site/settings';
import { createAnswerWriter, packAnswer } from './answer-store';
import { catalogFiles, catalogVersion } from './catalog-files';
import { packSimilar } from './links/similar-table';
import { openCatalog } from './open-catalog';
import type { RecordHead } from './question-record';
import { writeCatalog } from './write-catalog';

function head(id: number, subject: string, slug: string, date?: string): RecordHead {
  const text = {
    question: slug,
    summary: '',
    keywords: [],
    author: undefined,
    dateFormat: 'YYYY',
    dateLabel: 'On',
  };
  const rest = {
    id: String(id),
    minutes: 1,
    noIndex: false,
    isDraft: false,
    canonical: undefined,
    language: undefined,
    choices: undefined,
    choicesPrompt: undefined,
    links: id === 0 ? ['émile.md', 'https://x.org/learn/law/questions/a'] : [],
  };
  return { subject, slug, date, ...text, ...rest };
}

async function writtenCatalog(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-catalog-'));
  const writer = await createAnswerWriter(path.join(folder, catalogFiles.answers));
  const answers = [];
  for (const answer of ['one', 'two', 'three']) answers.push(await writer.append(packAnswer(answer)));
  await writer.close();
  const subject = (slug: string, first: number, count: number) => ({
    slug,
    title: slug,
    description: undefined,
    introduction: '',
    first,
    count,
    letters: [],
    years: [],
    paths: [],
  });
  const frame = {
    version: catalogVersion,
    site: defaultSite,
    subjects: [subject('art', 0, 2), subject('law', 2, 1)],
    total: 3,
    redirects: [['law/a', 'art/a']] as const,
    ids: [['7', 1]] as const,
  };
  const heads = [
    head(0, 'art', 'a', '2024-01-01'),
    head(1, 'art', 'b', '2025-01-01'),
    head(2, 'law', 'émile'),
  ];
  const links = {
    originals: new Map([[2, 0]]),
    related: [[1, 2], [], [0]],
    named: [1, 0, 0],
    documents: [0, 1, 0],
  };
  const similar = packSimilar(2, [[0, { numbers: [1], shares: [255] }]]);
  const targets = new Map([[0, [2, undefined]]]);
  await writeCatalog(folder, { frame, heads, links, targets, similar, answers, topics: [] });
  return folder;
}

test('finds questions by path, subject, id and old address, and nothing else', async () => {
  const catalog = await openCatalog(await writtenCatalog());
  expect(catalog.find('law/émile')?.number).toBe(2);
  expect(catalog.find('art/émile')).toBeUndefined();
  expect(catalog.find('../etc/passwd')).toBeUndefined();
  expect(catalog.findById('7')?.slug).toBe('b');
  expect(catalog.findById('1')).toBeUndefined();
  expect(catalog.findRedirect('law/a')).toBe('art/a');
  expect(catalog.findSubject('constructor')).toBeUndefined();
  await catalog.close();
});

test('knows what is related, and of which question another is a copy', async () => {
  const catalog = await openCatalog(await writtenCatalog());
  expect(catalog.record(0)).toMatchObject({ number: 0, isCopy: false, related: [1, 2] });
  expect(catalog.record(0).canonical).toBeUndefined();
  expect(catalog.record(1)).toMatchObject({ number: 1, isCopy: false, related: [] });
  expect(catalog.record(2)).toMatchObject({ number: 2, isCopy: true, canonical: 'art/a', related: [0] });
  await catalog.close();
});

test('knows where the links of an answer lead, those to other sites apart, and what links to a question', async () => {
  const catalog = await openCatalog(await writtenCatalog());
  expect([...catalog.answerLinks(0)]).toEqual([['émile.md', 2]]);
  expect([...catalog.answerLinks(1)]).toEqual([]);
  expect(catalog.linkedFrom(2)).toEqual({ numbers: [0], count: 1 });
  expect(catalog.linkedFrom(0)).toEqual({ numbers: [], count: 0 });
  await catalog.close();
});

test('lists the newest of the site and of a subject, undated last', async () => {
  const catalog = await openCatalog(await writtenCatalog());
  expect(catalog.newest({ offset: 0, limit: 9 })).toEqual([1, 0, 2]);
  expect(catalog.newest({ subject: 'art', offset: 1, limit: 9 })).toEqual([0]);
  expect(catalog.newest({ subject: 'law', offset: 5, limit: 9 })).toEqual([]);
  expect(catalog.newest({ subject: 'none', offset: 0, limit: 9 })).toEqual([]);
  await catalog.close();
});

test('reads one answer at a time, and none outside the catalog', async () => {
  const catalog = await openCatalog(await writtenCatalog());
  expect(await catalog.answer(1)).toBe('two');
  expect(() => catalog.answer(3)).toThrow('no question 3');
  await catalog.close();
});

test('refuses a catalog whose tables are cut short', async () => {
  const folder = await writtenCatalog();
  await truncate(path.join(folder, catalogFiles.paths), 8);
  await expect(openCatalog(folder)).rejects.toThrow('cut short');
});
