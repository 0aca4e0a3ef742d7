import type { SearchAnswer, SearchRequest, SearchResult, SubjectCount } from '../format/search-answer';
import { maxLimit, maxOffset } from '../format/search-limits';
import { type IndexReader, loadIndexReader, type SearchFiles } from './index-reader';
import { type MatchedQuery, matchWords } from './match-words';
import { parseQuery } from './parse-query';
import { presentHit } from './present-hit';
import { createRanker, type Ranker } from './rank-documents';
import { selectBest } from './select-best';

export type { Hit, SearchAnswer, SearchRequest, Segment } from '../format/search-answer';
export type { SearchFiles } from './index-reader';

export interface SearchEngineOptions {
  /** Decoded chunks, and as many blocks, kept in memory (200). */
  readonly cachedFiles?: number;
}

export interface SearchEngine {
  /**
   * Never throws but for an aborted signal: what went wrong comes back as `failed`.
   * An abort is noticed between steps; files under way arrive and are kept for the next search.
   */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>;
  /** Reads the manifest ahead of the first search. */
  warm(): Promise<void>;
}

interface Opened {
  readonly reader: IndexReader;
  readonly ranker: Ranker;
}

/** The one search engine: in a worker over `fetch`, on the server over a disk. */
export function createSearchEngine(files: SearchFiles, options: SearchEngineOptions = {}): SearchEngine {
  let opened: Promise<Opened> | undefined;
  const open = () => {
    opened ??= loadIndexReader(files, { cachedFiles: options.cachedFiles ?? 200 }).then((reader) => ({
      reader,
      ranker: createRanker(reader.manifest.documents),
    }));
    return opened;
  };
  // A new build may have replaced the files that the manifest in hand speaks of: then it is read anew, once.
  const search = async (
    request: SearchRequest,
    signal: AbortSignal | undefined,
    tries: number,
  ): Promise<SearchAnswer> => {
    const used = open();
    try {
      return await searchIn(await used, request, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (opened === used) opened = undefined;
      if (tries > 1) return search(request, signal, tries - 1);
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    search: (request, signal) => search(request, signal, 2),
    warm: () => open().then(noop, noop),
  };
}

// What went wrong while warming up is said by the search that follows, which tries again.
function noop(): void {}

async function searchIn(
  { reader, ranker }: Opened,
  request: SearchRequest,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const parsed = parseQuery(request.query, reader.analysis);
  const query = await matchWords(parsed, reader);
  signal?.throwIfAborted();
  const ranking = ranker.rank(query);
  const subject = reader.manifest.subjects.findIndex(({ slug }) => slug === request.subject);
  const wanted =
    request.subject === undefined
      ? ranking.documents
      : ranking.documents.filter((document) => reader.subjectOf[document] === subject);
  const offset = clamp(request.offset, 0, maxOffset);
  const limit = clamp(request.limit, 0, maxLimit);
  const best = selectBest(wanted, ranking.scoreOf, offset + limit).slice(offset);
  const counts = countSubjects(ranking.documents, reader);
  const hits = await Promise.all(best.map((document) => presentHit(document, query, ranking, reader)));
  signal?.throwIfAborted();
  return {
    status: 'ok',
    query: parsed.text,
    searched: parsed.text,
    repairs: [],
    relaxed: false,
    subject: request.subject,
    total: wanted.length,
    hits,
    subjects: counts,
    terms: query.words.map((word) => word.typed),
    unknown: unknownWords(query),
  };
}

function unknownWords(query: MatchedQuery): string[] {
  return query.words.filter((word) => word.matches.length === 0).map((word) => word.typed);
}

/** Subjects with hits, the most first. */
function countSubjects(documents: readonly number[], reader: IndexReader): SubjectCount[] {
  const counts = new Uint32Array(reader.manifest.subjects.length);
  for (const document of documents) {
    const subject = reader.subjectOf[document] as number;
    counts[subject] = (counts[subject] as number) + 1;
  }
  return reader.manifest.subjects
    .map(({ slug, title }, i) => ({ slug, title, count: counts[i] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, Math.floor(value))) : low;
}
