import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseGoldenQueries } from '@/lib/content/golden-queries-file';
import { type CorpusDocument, type CorpusQuery, readDocuments, readQueries } from '../corpus';
import { knownItems } from '../known-items';
import { misspellQuery } from '../misspell';
import { createRandom, sample } from '../random';
import type { Measure } from './compare-engines';
import { contentDocuments } from './content-documents';
import { madeLibrary } from './made-library';
import { type Paraphrase, parseParaphrases } from './paraphrases';
import type { Settings } from './settings';

export interface QuerySet {
  readonly documents: readonly CorpusDocument[];
  readonly queries: readonly CorpusQuery[];
}

const seed = 5;

/** The documents and queries that the settings name. */
export async function openQuerySet(settings: Settings): Promise<QuerySet> {
  const { corpus } = settings;
  const folder = corpus ?? (await contentFolder(settings));
  const documents = corpus === undefined ? await contentDocuments(folder) : readDocuments(corpus);
  const queries = misspelt(await queriesOf(folder, documents, settings), Number(settings.misspell));
  if (documents.length === 0 || queries.length === 0)
    throw new Error(`${folder}: ${documents.length} documents and ${queries.length} queries to measure.`);
  return { documents, queries };
}

export async function contentFolder({ content, made }: Settings): Promise<string> {
  return made === undefined ? path.resolve(content ?? 'content') : madeLibrary(Number(made));
}

/** Own words have one right question each; its rank says more than a graded measure. */
export function measureOf({ paraphrases, golden }: Settings): Measure {
  return paraphrases === undefined && golden === undefined ? 'ndcg10' : 'mrr10';
}

async function queriesOf(
  folder: string,
  documents: readonly CorpusDocument[],
  settings: Settings,
): Promise<readonly CorpusQuery[]> {
  const most = Number(settings.queries);
  const asked = await ownWordsOf(folder, settings);
  if (asked !== undefined) return sample(judged(asked, documents), most, createRandom(seed));
  const isJudged = settings.known === undefined && existsSync(path.join(folder, settings.file));
  if (isJudged) return readQueries(folder, settings.file, most);
  const words = settings.known === 'sentence' ? 'sentence' : Number(settings.known ?? 4);
  return knownItems(documents, { most, words });
}

async function ownWordsOf(
  folder: string,
  { paraphrases, golden }: Settings,
): Promise<readonly Paraphrase[] | undefined> {
  if (paraphrases !== undefined) return parseParaphrases(await readFile(paraphrases, 'utf8'));
  if (golden === undefined) return undefined;
  const { ownWords } = parseGoldenQueries(await readFile(path.join(folder, 'golden-queries.yml'), 'utf8'));
  return ownWords.filter(({ set }) => golden === 'both' || set === golden);
}

function judged(asked: readonly Paraphrase[], documents: readonly CorpusDocument[]): CorpusQuery[] {
  const ids = new Map(documents.map(({ id, subject, slug }) => [`${subject}/${slug}`, id]));
  return asked.map(({ query, question }) => {
    const id = ids.get(question);
    if (id === undefined) throw new Error(`The library holds no ${question}, which "${query}" is to find.`);
    return { text: query, grades: new Map([[id, 1]]) };
  });
}

function misspelt(queries: readonly CorpusQuery[], slips: number): readonly CorpusQuery[] {
  if (slips === 0) return queries;
  const random = createRandom(seed);
  return queries.map((query) => ({ ...query, text: misspellQuery(query.text, slips, random) }));
}
