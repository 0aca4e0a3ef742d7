import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { buildSearch } from '@/lib/search/build/build-search';
import { createSearchEngine, type SearchFiles } from '@/lib/search/engine/search-engine';
import { createAnalysis } from '@/lib/search/format/analysis';
import { manifestName } from '@/lib/search/format/search-file';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import type { CorpusDocument } from './corpus';

/** An engine over a built index. */
export interface MeasuredEngine {
  /** Compressed (brotli) size of everything built. */
  readonly indexBytes: number;
  /** Ids, best first. */
  search(query: string, limit: number): Promise<readonly string[]>;
  /** What a browser with an empty cache fetches for one search of ten hits. */
  cold(query: string): Promise<{ readonly bytes: number; readonly requests: number }>;
  close(): void;
}

export const engines: Readonly<
  Record<string, (documents: readonly CorpusDocument[]) => Promise<MeasuredEngine>>
> = {
  stoa,
  flexsearch,
  minisearch,
};

async function stoa(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stoa-bench-'));
  const titles = new Map(documents.map(({ subject, subjectTitle }) => [subject, subjectTitle]));
  const subjects = [...titles].map(([slug, title]) => ({ slug, title }));
  const built = await buildSearch(() => documents, { folder, subjects, language: 'en' });
  const files = createDiskFiles(folder);
  const engine = createSearchEngine(files);
  const idOf = new Map(documents.map(({ id, subject, slug }) => [`${subject}/${slug}`, id]));
  return {
    indexBytes: built.bytes.brotli,
    async search(query, limit) {
      const ids: string[] = [];
      for (let offset = 0; offset < limit; offset += 50) {
        const answer = await engine.search({ query, limit: Math.min(50, limit - offset), offset });
        if (answer.status === 'failed') throw new Error(answer.reason);
        ids.push(...answer.hits.map(({ subject, slug }) => idOf.get(`${subject}/${slug}`) ?? ''));
      }
      return ids;
    },
    async cold(query) {
      const asked: string[] = [];
      await createSearchEngine(recorded(files, asked)).search({ query, limit: 10, offset: 0 });
      const sizes = await Promise.all(
        asked.map(async (name) => (await stat(path.join(folder, `${name}.br`))).size),
      );
      return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: asked.length };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

function recorded(files: SearchFiles, asked: string[]): SearchFiles {
  return {
    manifest() {
      asked.push(manifestName);
      return files.manifest();
    },
    file(name) {
      asked.push(name);
      return files.file(name);
    },
  };
}

/** FlexSearch as its README shows it: a document index of three fields with nothing set. */
async function flexsearch(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const index = new Document({ document: { id: 'id', index: ['title', 'keywords', 'answer'] } });
  for (const { id, question, keywords, text } of documents)
    index.add({ id, title: question, keywords: keywords.join(', '), answer: text });
  const parts: string[] = [];
  index.export((_key: string, data: string) => {
    parts.push(data);
  });
  const bytes = parts.reduce((sum, part) => sum + brotliSize(part ?? ''), 0);
  return {
    indexBytes: bytes,
    search: async (query, limit) => {
      const found = index.search(query, { limit, suggest: false });
      return [...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, limit);
    },
    cold: async () => ({ bytes, requests: parts.length }),
    close: () => {},
  };
}

/** MiniSearch with the same analysis and its own defaults (BM25+, any word). */
async function minisearch(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const analysis = createAnalysis('en');
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'answer'],
    tokenize: (text) => [...analysis.field(text).terms],
    processTerm: (term) => term,
    searchOptions: { boost: { title: 3, keywords: 2 } },
  });
  for (const { id, question, keywords, text } of documents)
    index.add({ id, title: question, keywords: keywords.join(', '), answer: text });
  const bytes = brotliSize(JSON.stringify(index));
  return {
    indexBytes: bytes,
    search: async (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    cold: async () => ({ bytes, requests: 1 }),
    close: () => {},
  };
}

function brotliSize(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).length;
}
