import type { AnalyzedWord } from '@/lib/search/format/analysis/analysis';
import { stopTerm } from '@/lib/search/format/analysis/stop-term';

/** Terms at their distances from the first; at least one. */
export type Phrase = readonly PhraseTerm[];

export interface PhraseTerm {
  readonly term: string;
  /** Words from the beginning of the phrase, stop words counted. */
  readonly at: number;
}

const quoted = /(^|[\s(])([-−–]?)["“”„«»]([^"“”„«»]*)["“”„«»]/gu;

export interface Quote {
  readonly start: number;
  readonly words: readonly AnalyzedWord[];
  readonly isExcluded: boolean;
}

/** Quoted stretches that hold a word; a quotation mark without its fellow says nothing. */
export function quotesOf(text: string, words: readonly AnalyzedWord[]): Quote[] {
  return [...text.matchAll(quoted)].flatMap((match) => {
    const end = match.index + match[0].length;
    const inside = words.filter((word) => word.start >= match.index && word.end <= end);
    return inside.length > 0 ? [{ start: match.index, words: inside, isExcluded: match[2] !== '' }] : [];
  });
}

/**
 * Stop words are indexed in titles and keywords alone: where there are other words, they only keep them at their distances.
 */
export function phraseOf({ words }: Quote): Phrase {
  const placed = words.map((word, at) => ({ word, at }));
  const significant = placed.filter(({ word }) => !word.isStop);
  if (significant.length === 0) return placed.map(({ word, at }) => ({ term: stopTerm(word.folded), at }));
  const first = significant[0]?.at ?? 0;
  return significant.map(({ word, at }) => ({ term: word.term, at: at - first }));
}
