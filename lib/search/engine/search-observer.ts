import type { Analysis } from '@/lib/search/format/analysis/analysis';
import type { ParsedQuery } from './query/parse-query';
import type { Phrase } from './query/quotes';
import type { FusedRanking } from './rank/fuse-meaning';
import type { MatchedWord } from './rank/match-words';
import type { SignificantRanking } from './rank/rank-documents';

/** What may stand in the place of an unknown word, and how likely it is. */
export interface WeighedOption {
  readonly written: string;
  /** How likely it is by itself. */
  readonly prior: number;
  /** The same with how well it fits the other words of the query; the greatest is taken. */
  readonly value: number;
}

/** A search that is done, before its hits are shown. */
export interface RankedSearch {
  readonly analysis: Analysis;
  readonly parsed: ParsedQuery;
  /** As it was searched for, repaired. */
  readonly query: { readonly words: readonly MatchedWord[]; readonly phrases: readonly Phrase[] };
  readonly ranking: SignificantRanking;
  readonly fused: FusedRanking;
  readonly isSentence: boolean;
  /** The documents of the hits, best first. */
  readonly best: readonly number[];
}

/** Told what goes on in a search. What it is told of a ranking must be read at once: the next search overwrites it. */
export interface SearchObserver {
  repairing?(word: MatchedWord, options: readonly WeighedOption[]): void;
  ranked?(search: RankedSearch): void;
}
