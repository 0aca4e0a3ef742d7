import type { Manifest } from '@/lib/search/format/files/manifest';
import type {
  SearchAnswer,
  SearchRequest,
  SearchResult,
  SubjectCount,
} from '@/lib/search/format/protocol/search-answer';
import { maxLimit, maxOffset } from '@/lib/search/format/protocol/search-limits';
import { messageOf } from '@/lib/text/error-message';
import { presentHits } from './present-hits';
import { type MeantText, meantText } from './query/meant-text';
import { type ParsedQuery, parseQuery } from './query/parse-query';
import { countClose } from './rank/count-close';
import { closestOf, fuseMeaning, nearestOf } from './rank/fuse-meaning';
import { type MatchedWord, matchWords } from './rank/match-words';
import { type Meaning, meaningOf } from './rank/meaning-of-query';
import { type AlsoRanked, createRanker } from './rank/rank-documents';
import { type Asked, createListRetrieval, type Retrieval } from './rank/retrieval';
import { type IndexReader, type IndexReaderOptions, loadIndexReader } from './read/index-reader';
import type { SearchFiles } from './read/search-files';
import { alsoJoined } from './repair/join-words';
import { type RepairedQuery, repairQuery } from './repair/repair-query';
import type { SearchObserver } from './search-observer';
import { createWork, type Work } from './work';

export type { Hit, SearchAnswer, SearchRequest, Segment } from '@/lib/search/format/protocol/search-answer';
export type { SearchFiles } from './read/search-files';

/** Queries of more words are not searched for words that the library writes as one. */
const maxJoined = 4;

export interface SearchEngineOptions {
  /** Decoded chunks, and as many blocks, kept in memory (200). */
  readonly cachedFiles?: number;
  readonly observer?: SearchObserver;
  /** How documents are found and ranked: over whole posting lists by default. */
  readonly retrieval?: (reader: IndexReader) => Retrieval;
  /** How the files of terms are opened; as chunks by default. */
  readonly openChunk?: IndexReaderOptions['openChunk'];
}

export interface SearchEngine {
  /**
   * Never throws but for an aborted signal: what went wrong comes back as `failed`.
   * An abort is noticed between steps; files under way arrive and are kept for the next search.
   * @param isSpent whether the search has had its time: asked between steps, and what was found until then is the answer
   */
  search(request: SearchRequest, signal?: AbortSignal, isSpent?: () => boolean): Promise<SearchAnswer>;
  /** Reads the manifest ahead of the first search. */
  warm(): Promise<void>;
  /** What is to be asked of a model before a query is searched for with `near`. */
  meant(query: string): Promise<Pick<MeantText, 'text' | 'stems'> & { readonly build: string }>;
}

function overLists(reader: IndexReader): Retrieval {
  return createListRetrieval(reader, createRanker(reader.manifest.documents));
}

/** What ends a search before it is done. */
interface Stops {
  readonly signal: AbortSignal | undefined;
  readonly isSpent: (() => boolean) | undefined;
}

interface Opened {
  readonly reader: IndexReader;
  readonly retrieval: Retrieval;
  readonly observer: SearchObserver | undefined;
}

/**
 * The one search engine: in a worker over `fetch`, on the server over a disk.
 * @example
 * const engine = createSearchEngine(createDiskFiles(folder));
 * const answer = await engine.search({ query: 'cell wall', limit: 10, offset: 0 });
 * if (answer.status === 'ok') answer.hits[0]?.question; // 'What is a cell wall?'
 */
export function createSearchEngine(files: SearchFiles, options: SearchEngineOptions = {}): SearchEngine {
  let opened: Promise<Opened> | undefined;
  const open = () => {
    const { cachedFiles = 200, openChunk, retrieval = overLists } = options;
    opened ??= loadIndexReader(files, { cachedFiles, openChunk }).then((reader) => ({
      reader,
      retrieval: retrieval(reader),
      observer: options.observer,
    }));
    return opened;
  };
  // A new build may have replaced the files that the manifest in hand speaks of: then it is read anew, once.
  const search = async (request: SearchRequest, stops: Stops, tries: number): Promise<SearchAnswer> => {
    const used = open();
    try {
      return await searchIn(await used, request, stops);
    } catch (error) {
      stops.signal?.throwIfAborted();
      if (opened === used) opened = undefined;
      if (tries > 1) return search(request, stops, tries - 1);
      return { status: 'failed', reason: messageOf(error) };
    }
  };
  return {
    search: (request, signal, isSpent) => search(request, { signal, isSpent }, 2),
    warm: () => open().then(noop, noop),
    async meant(query) {
      const { manifest, analysis } = (await open()).reader;
      const { text, stems } = meantText(query, analysis);
      return { build: manifest.build, text, stems };
    },
  };
}

// What went wrong while warming up is said by the search that follows, which tries again.
function noop(): void {}

async function searchIn(
  opened: Opened,
  request: SearchRequest,
  { signal, isSpent }: Stops,
): Promise<SearchResult> {
  const { reader, retrieval } = opened;
  const { subjects } = reader.manifest;
  const parsed = parseQuery(request.query, reader.analysis, subjects);
  const work = createWork(isSpent);
  const meaning = meaningOf(parsed.text, request.near, reader);
  const { near, isSentence } = meaning;
  const query = await understand(parsed, { ...opened, work, meaning }, request.exact === true);
  const wantedSubject = request.subject ?? parsed.subject;
  const offset = clamp(request.offset, 0, maxOffset);
  const limit = clamp(request.limit, 0, maxLimit);
  const isQuoted = query.phrases.length > 0;
  const asked: Asked = {
    ...query,
    excluded: parsed.excluded,
    also: alsoRanked(meaning, request.exact === true || isQuoted),
    near,
    subject:
      wantedSubject === undefined ? undefined : subjects.findIndex(({ slug }) => slug === wantedSubject),
    count: offset + limit,
  };
  const rank = await retrieval.prepare(asked, work);
  signal?.throwIfAborted();
  const { ranking, wanted, ...found } = rank();
  const fused = fuseMeaning(ranking, { near, isSentence, words: query.words });
  const best = fused.best(wanted, offset + limit).slice(offset);
  opened.observer?.ranked?.({ analysis: reader.analysis, parsed, query, ranking, fused, isSentence, best });
  const ordered = { ...ranking, scoreOf: fused.scoreOf };
  const presenting = { ranking: ordered, reader, isNear: fused.meaning?.isNear };
  const hits = presentHits(best, query.words, { ...presenting, isForList: request.isForList });
  // Stop words are looked for in titles alone: of those nobody says that no question holds them.
  const isTold = query.words.some(({ isStop }) => !isStop);
  const isRelaxed = found.isWithout || (isTold && !ranking.isComplete);
  return {
    status: 'ok',
    query: parsed.text,
    ...(parsed.leftOut === '' ? {} : { leftOut: parsed.leftOut }),
    ...(work.isCut ? { isPartial: true } : {}),
    searched: query.searched,
    repairs: query.repairs,
    // Of a search cut short nobody knows.
    relaxed: isRelaxed && ranking.documents.length > 0 && !work.isCut,
    subject: wantedSubject,
    total: found.total,
    close: countClose(wanted, fused),
    subjects: withHits(subjects, found.ofSubjects),
    terms: query.words.filter((word) => !word.isConnector).map((word) => word.typed),
    unknown: unknownWords(query.words),
    hits: await hits.then((all) => {
      signal?.throwIfAborted();
      return all;
    }),
  };
}

/** @param isLiteral words that are meant as they are written are found as they are written, or not at all */
function alsoRanked({ near, isSentence }: Meaning, isLiteral: boolean): AlsoRanked {
  return {
    beside: isSentence && near !== undefined ? nearestOf(near) : [],
    instead: near === undefined || isLiteral ? [] : closestOf(near),
  };
}

/** The words of the query with what the index holds of them, those it does not hold repaired where they can be. */
async function understand(
  parsed: ParsedQuery,
  opened: Opened & { readonly work: Work; readonly meaning: Meaning },
  isExact: boolean,
): Promise<RepairedQuery> {
  const { reader, retrieval, work, meaning } = opened;
  const words = await matchWords(parsed.words, reader, work);
  if (isExact) return { words, repairs: [], searched: parsed.text, phrases: parsed.phrases };
  const repaired = await repairQuery(parsed, words, { ...opened, meant: meaning.meant(words) });
  if (repaired.words.length === 0 && repaired.repairs.length > 0) {
    const again = parseQuery(repaired.searched, reader.analysis, reader.manifest.subjects);
    return { ...repaired, words: await matchWords(again.words, reader, work) };
  }
  const isShort = repaired.words.length <= maxJoined;
  if (repaired.words.length < 2 || !isShort || repaired.repairs.length > 0) return repaired;
  if (repaired.words.length > 2 && (await retrieval.holdsAll(repaired.words))) return repaired;
  return { ...repaired, words: await alsoJoined(repaired.words, { text: parsed.text, reader }) };
}

function unknownWords(words: readonly MatchedWord[]): string[] {
  return words
    .filter((word) => word.matches.length === 0 && !word.isConnector && !word.isStop)
    .map((word) => word.typed);
}

/** Subjects with hits, the most first. */
function withHits(subjects: Manifest['subjects'], counts: ArrayLike<number>): SubjectCount[] {
  return subjects
    .map(({ slug, title }, i) => ({ slug, title, count: counts[i] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, Math.floor(value))) : low;
}
