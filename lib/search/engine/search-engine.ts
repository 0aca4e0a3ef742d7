import type {
  SearchAnswer,
  SearchRequest,
  SearchResult,
  SubjectCount,
} from '@/lib/search/format/protocol/search-answer';
import { maxLimit, maxOffset } from '@/lib/search/format/protocol/search-limits';
import { presentHits } from './present-hits';
import { type MeantText, meantText } from './query/meant-text';
import { type ParsedQuery, parseQuery } from './query/parse-query';
import { countClose } from './rank/count-close';
import { closestOf, fuseMeaning, nearestOf } from './rank/fuse-meaning';
import { createPhraseMatcher } from './rank/match-phrases';
import { type MatchedWord, matchWords } from './rank/match-words';
import { type Meaning, meaningOf } from './rank/meaning-of-query';
import { createRanker, type Ranker } from './rank/rank-documents';
import { type IndexReader, loadIndexReader } from './read/index-reader';
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

/** What ends a search before it is done. */
interface Stops {
  readonly signal: AbortSignal | undefined;
  readonly isSpent: (() => boolean) | undefined;
}

interface Opened {
  readonly reader: IndexReader;
  readonly ranker: Ranker;
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
    opened ??= loadIndexReader(files, { cachedFiles: options.cachedFiles ?? 200 }).then((reader) => ({
      reader,
      ranker: createRanker(reader.manifest.documents),
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
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
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
  const { reader, ranker } = opened;
  const parsed = parseQuery(request.query, reader.analysis, reader.manifest.subjects);
  const work = createWork(isSpent);
  const meaning = meaningOf(parsed.text, request.near, reader);
  const { near, isSentence } = meaning;
  const query = await understand(parsed, { ...opened, work, meaning }, request.exact === true);
  const { isAllowed, isAsked } = await matchPhrases(parsed.excluded, query.phrases, { reader, work });
  signal?.throwIfAborted();
  const hasPhrases = query.phrases.length > 0;
  const also = {
    beside: isSentence && near !== undefined ? nearestOf(near) : [],
    // Words that are meant as they are written are found as they are written, or not at all.
    instead: near === undefined || request.exact || hasPhrases ? [] : closestOf(near),
  };
  let ranking = ranker.rank(query.words, isAsked, also);
  // Where no question holds the phrase, its words by themselves are the next best.
  const isWithout = ranking.documents.length === 0 && hasPhrases;
  if (isWithout) ranking = ranker.rank(query.words, isAllowed, also);
  const wantedSubject = request.subject ?? parsed.subject;
  const wanted = inSubject(ranking.documents, wantedSubject, reader);
  const offset = clamp(request.offset, 0, maxOffset);
  const limit = clamp(request.limit, 0, maxLimit);
  const fused = fuseMeaning(ranking, { near, isSentence, words: query.words });
  const best = fused.best(wanted, offset + limit).slice(offset);
  opened.observer?.ranked?.({ analysis: reader.analysis, parsed, query, ranking, fused, isSentence, best });
  const ordered = { ...ranking, scoreOf: fused.scoreOf };
  const presenting = { ranking: ordered, reader, isNear: fused.meaning?.isNear };
  const hits = presentHits(best, query.words, { ...presenting, isForList: request.isForList });
  const counts = countSubjects(ranking.documents, reader);
  // Stop words are looked for in titles alone: of those nobody says that no question holds them.
  const isTold = query.words.some(({ isStop }) => !isStop);
  const isRelaxed = isWithout || (isTold && !ranking.isComplete);
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
    total: wanted.length,
    close: countClose(wanted, fused),
    subjects: counts,
    terms: query.words.filter((word) => !word.isConnector).map((word) => word.typed),
    unknown: unknownWords(query.words),
    hits: await hits.then((all) => {
      signal?.throwIfAborted();
      return all;
    }),
  };
}

/** Those of one subject, or all. */
function inSubject(documents: readonly number[], slug: string | undefined, reader: IndexReader) {
  if (slug === undefined) return documents;
  const place = reader.manifest.subjects.findIndex((subject) => subject.slug === slug);
  return documents.filter((document) => reader.subjectOf[document] === place);
}

/** Which documents hold none of the phrases that are to be left out, and which of those all that are asked for. */
async function matchPhrases(
  excluded: ParsedQuery['excluded'],
  asked: ParsedQuery['phrases'],
  { reader, work }: { readonly reader: IndexReader; readonly work: Work },
) {
  const matcher = createPhraseMatcher(reader);
  const [without, within] = await Promise.all([
    // Never cut short: what is to be left out is not shown.
    Promise.all(excluded.map((phrase) => matcher.documentsOf(phrase))),
    Promise.all(asked.map((phrase) => matcher.documentsOf(phrase, work))),
  ]);
  const isAllowed = (document: number) => !without.some((documents) => documents.has(document));
  const isAsked = (document: number) =>
    isAllowed(document) && within.every((documents) => documents.has(document));
  return { isAllowed, isAsked: within.length > 0 ? isAsked : isAllowed };
}

/** The words of the query with what the index holds of them, those it does not hold repaired where they can be. */
async function understand(
  parsed: ParsedQuery,
  opened: Opened & { readonly work: Work; readonly meaning: Meaning },
  isExact: boolean,
): Promise<RepairedQuery> {
  const { reader, ranker, work, meaning } = opened;
  const words = await matchWords(parsed.words, reader, work);
  if (isExact) return { words, repairs: [], searched: parsed.text, phrases: parsed.phrases };
  const repaired = await repairQuery(parsed, words, { ...opened, meant: meaning.meant(words) });
  if (repaired.words.length === 0 && repaired.repairs.length > 0) {
    const again = parseQuery(repaired.searched, reader.analysis, reader.manifest.subjects);
    return { ...repaired, words: await matchWords(again.words, reader, work) };
  }
  const isShort = repaired.words.length <= maxJoined;
  if (repaired.words.length < 2 || !isShort || repaired.repairs.length > 0) return repaired;
  if (repaired.words.length > 2 && ranker.rank(repaired.words).isComplete) return repaired;
  return { ...repaired, words: await alsoJoined(repaired.words, { text: parsed.text, reader }) };
}

function unknownWords(words: readonly MatchedWord[]): string[] {
  return words
    .filter((word) => word.matches.length === 0 && !word.isConnector && !word.isStop)
    .map((word) => word.typed);
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
