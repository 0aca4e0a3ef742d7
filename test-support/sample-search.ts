import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import { buildSearch } from '@/lib/search/build/index/build-search';
import { createSearchEngine, type Hit, type SearchEngine } from '@/lib/search/engine/search-engine';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import { createDiskFiles } from '@/lib/search/server/disk-files';

/** A made-up library, small enough to know by heart: the tests of search are told on it. */
export const sampleSubjects = [
  { slug: 'botany', title: 'Botany' },
  { slug: 'computing', title: 'Computing' },
  { slug: 'history', title: 'History' },
];

function sample(
  subject: string,
  question: string,
  text: string,
  keywords: readonly string[] = [],
): SearchDocument {
  const slug = question
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { subject, slug, question, keywords, summary: '', text };
}

export const sampleDocuments: readonly SearchDocument[] = [
  sample(
    'botany',
    'What is a stoma?',
    'A stoma is a pore in the skin of a leaf. Guard cells open and shut it.',
    ['pore'],
  ),
  sample(
    'botany',
    'How do guard cells open a stoma?',
    'They take in potassium, water follows, and the cells bend apart.',
  ),
  sample(
    'botany',
    'What is transpiration?',
    'Water leaves the leaf as vapour through each stoma, and more is drawn up from the root.',
  ),
  sample(
    'botany',
    'Root pressure',
    'Water that roots take in at night pushes sap upwards. A leaf may then drip.',
  ),
  sample('botany', 'Happiness of gardeners', 'Growers with self-esteem report calm mornings among ferns.'),
  sample(
    'computing',
    'What is a pointer in C++?',
    'A pointer holds an address. Reading through it gives the value that lives there.',
  ),
  sample(
    'computing',
    'What is C#?',
    'A language for the .NET runtime, with a collector for memory that nobody uses any more.',
  ),
  sample(
    'computing',
    'What is a root directory?',
    'The folder that holds all other folders of a disk. Trees grow from the root.',
  ),
  sample('computing', 'Water and servers', 'Cold water keeps a data centre from melting.'),
  sample('history', 'What ended in 1865?', 'A civil war, after four years.'),
  sample('history', 'The war of the roses', 'Two houses, one crown, and thirty years of war over it.'),
  sample('history', 'The roses of war', 'On flowers laid at memorials. Soldiers planted them.'),
];

export interface SampleSearch {
  readonly folder: string;
  readonly engine: SearchEngine;
  /** The result of a search that must go well. */
  search(
    query: string,
    options?: { subject?: string; limit?: number; offset?: number },
  ): Promise<SearchResult>;
  /** The questions found, best first. */
  questions(query: string): Promise<readonly string[]>;
}

export async function buildSample(
  documents: readonly SearchDocument[] = sampleDocuments,
  synonyms: readonly (readonly string[])[] = [],
): Promise<SampleSearch> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stoa-sample-'));
  const words = () => takeAllWords(documents, { language: 'en', synonyms });
  await buildSearch(words, { folder, subjects: sampleSubjects, language: 'en' });
  const engine = createSearchEngine(createDiskFiles(folder));
  const search: SampleSearch['search'] = async (query, { subject, limit = 10, offset = 0 } = {}) => {
    const answer = await engine.search({ query, subject, limit, offset });
    if (answer.status === 'failed') throw new Error(answer.reason);
    return answer;
  };
  const questions = async (query: string) => (await search(query)).hits.map(questionOf);
  return { folder, engine, search, questions };
}

export function questionOf(hit: Hit): string {
  return hit.question.map((segment) => segment.text).join('');
}
