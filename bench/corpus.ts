import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { createRandom, sample } from './random';

export interface CorpusDocument extends SearchDocument {
  readonly id: string;
  readonly subjectTitle: string;
}

export interface CorpusQuery {
  readonly text: string;
  /** Grade by document id; only grades above 0. */
  readonly grades: ReadonlyMap<string, number>;
}

/** Reads docs.jsonl or docs.jsonl.gz: one object a line with id, title, keywords, answer (Markdown), subject, slug. */
export function readDocuments(folder: string): CorpusDocument[] {
  const plain = path.join(folder, 'docs.jsonl');
  const lines = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  const documents = lines
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => documentOf(JSON.parse(line) as Record<string, unknown>));
  const key = ({ subject, question, id }: CorpusDocument) => `${subject}\n${question}\n${id}`;
  return documents.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const seed = 11;

/** Queries with their judgements; a seeded sample of `most` where there are more. */
export function readQueries(folder: string, file: string, most: number): CorpusQuery[] {
  const grades = new Map<string, Map<string, number>>();
  for (const [query = '', document = '', grade = '1'] of readTable(path.join(folder, 'qrels.tsv'))) {
    const ofQuery = grades.get(query) ?? new Map<string, number>();
    if (Number(grade) > 0) ofQuery.set(document, Number(grade));
    grades.set(query, ofQuery);
  }
  const queries = readTable(path.join(folder, file)).flatMap(([id = '', text = '']) => {
    const ofQuery = grades.get(id);
    return ofQuery === undefined || ofQuery.size === 0 ? [] : [{ text, grades: ofQuery }];
  });
  return sample(queries, most, createRandom(seed));
}

function readTable(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

function documentOf(record: Record<string, unknown>): CorpusDocument {
  const text = (key: string) => String(record[key] ?? '');
  const answer = plainText(text('answer'));
  const subjectTitle = text('subject') || 'all';
  return {
    id: text('id'),
    subject: subjectTitle.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
    subjectTitle,
    slug: text('slug') || text('id'),
    question: text('title') || text('question'),
    keywords: Array.isArray(record.keywords) ? record.keywords.map(String) : [],
    summary: answer.slice(0, 150),
    text: answer,
  };
}

/** Markdown without its marks: near enough for measuring. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|$\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
