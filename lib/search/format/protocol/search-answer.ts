/** What is asked of the search engine. */
export interface SearchRequest {
  readonly query: string;
  /** Slug of the only subject wanted. */
  readonly subject?: string | undefined;
  /** Search for the words as they are typed: none is repaired. */
  readonly exact?: boolean | undefined;
  readonly limit: number;
  readonly offset: number;
  /** What is nearest the query by its meaning, as a list (see `near-list.ts`); absent where that is not known. */
  readonly near?: Uint8Array | undefined;
  /** Only which questions are found is wanted: what is shown beside them is not looked for among their sentences. */
  readonly isOrderOnly?: boolean | undefined;
  /** For a list while one types: a passage is one line, for which no file is fetched by itself. */
  readonly isForList?: boolean | undefined;
}

/** A stretch of text; `marked` where it holds a word that was searched for. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** A word of the query that a question holds, and whether its title or only its text does. */
export interface MatchedWordNote {
  readonly word: string;
  readonly where: 'question' | 'text';
}

/** What was searched for in place of what was typed: a misspelled word, or words joined or parted. */
export interface Repair {
  readonly from: string;
  readonly to: string;
}

/** One question found. */
export interface Hit {
  readonly subject: string;
  readonly subjectTitle: string;
  readonly slug: string;
  readonly question: readonly Segment[];
  readonly snippet: readonly Segment[];
  /** Words of the query that this question holds, as searched. */
  readonly matched: readonly MatchedWordNote[];
  /** Words of the query that this question does not hold, as searched, but for stop words and those that only word the query. */
  readonly missing: readonly string[];
  readonly score: number;
  /** Present where it is close in meaning to the query and stands the higher for it. */
  readonly isNear?: boolean;
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
  /** What of a long query was not searched for; absent where all was. */
  readonly leftOut?: string;
  /** Whether the search took too long and was cut short: results may be missing. Absent where it was not. */
  readonly isPartial?: boolean;
  /** Of a search cut short, what is said of it: by the API, the words are not on every page. */
  readonly notice?: string;
  /** The query with its repairs put in; the query itself where nothing was repaired. */
  readonly searched: string;
  readonly repairs: readonly Repair[];
  /** Whether no hit holds every word. */
  readonly relaxed: boolean;
  /** Slug of the subject that the hits are of: the one asked for, or the one that the query names (`subject:`). */
  readonly subject: string | undefined;
  /** Of an answer that comes after another: whether only passages are others. Absent where the order is. */
  readonly isSameOrder?: boolean;
  /** Why the server searched in place of the browser; absent where it did not. */
  readonly fallbackReason?: string;
  /** Names the index that this answer is of; absent where the same query may be answered otherwise by it a moment later. */
  readonly build?: string;
  /** What is said where only what the reader keeps was searched; absent where all was. */
  readonly kept?: string;
  /** Hits under the subject filter, however many are shown. */
  readonly total: number;
  /** How many of them are close to what is asked, the best ones; the rest merely share words with it. */
  readonly close: number;
  readonly hits: readonly Hit[];
  readonly subjects: readonly SubjectCount[];
  /** The words that were searched for, repaired ones as repaired. */
  readonly terms: readonly string[];
  /** Those of them that the library does not hold. */
  readonly unknown: readonly string[];
}

/** A search that could not be carried out, and why, in words for the reader. */
export interface SearchFailure {
  readonly status: 'failed';
  readonly reason: string;
  /** Whether no server was reached: what is on the device may answer. */
  readonly isUnreachable?: boolean;
}

export type SearchAnswer = SearchResult | SearchFailure;
