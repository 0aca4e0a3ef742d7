/** What is asked of the search engine. */
export interface SearchRequest {
  readonly query: string;
  /** Slug of the only subject wanted. */
  readonly subject?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A stretch of text; `marked` where it holds a word that was searched for. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** One question found. */
export interface Hit {
  readonly subject: string;
  readonly subjectTitle: string;
  readonly slug: string;
  readonly question: readonly Segment[];
  readonly snippet: readonly Segment[];
  /** Words of the query that this question does not hold, as typed. */
  readonly missing: readonly string[];
  readonly score: number;
}

/** How many of the hits, before the subject filter, one subject has. */
export interface SubjectCount {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
}

/** A search that went well; `total` 0 says the library was searched and holds none of the words. */
export interface SearchResult {
  readonly status: 'ok';
  readonly query: string;
  /** Hits under the subject filter, however many are shown. */
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly subjects: readonly SubjectCount[];
  /** The words of the query that were searched for, as typed. */
  readonly terms: readonly string[];
  /** Those of them that the library does not hold. */
  readonly unknown: readonly string[];
}

/** A search that could not be carried out, and why, in words for the reader. */
export interface SearchFailure {
  readonly status: 'failed';
  readonly reason: string;
}

export type SearchAnswer = SearchResult | SearchFailure;
