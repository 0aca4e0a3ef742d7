import { versus } from '@/lib/comparison/connectors';
import { type Analysis, type AnalyzedWord, maxTermLength } from '@/lib/search/format/analysis/analysis';
import { stopTerm } from '@/lib/search/format/analysis/stop-term';
import { boundQuery } from '@/lib/search/format/protocol/bound-query';
import { maxPhrases, maxQueryTerms } from '@/lib/search/format/protocol/search-limits';
import { connectorsOf } from './connecting-words';
import { loneAfter, neighbor } from './lone-letters';
import { type Named, nameSubject } from './name-subject';
import { type Phrase, phraseOf, type Quote, quotesOf } from './quotes';

/** A word that is searched for. */
export interface QueryWord {
  /** As typed. */
  readonly typed: string;
  readonly folded: string;
  readonly term: string;
  /** What tells it from other words of its stem (see `AnalyzedWord`). */
  readonly surface: string;
  /** Whether it says nothing of a subject: it is searched for in titles, and nobody is told that it is not there. */
  readonly isStop: boolean;
  /** The term under which it would be found were it none, or one after all: `who` may be the WHO, `WHO` who. */
  readonly otherwise?: string;
  /** How often the query says it, in one form or another. */
  readonly count: number;
  /** Where it stands in the query's text. */
  readonly start: number;
  readonly end: number;
  /** Whether it only words the question (`explain`): it counts for less, and a hit need not hold it. */
  readonly isTask: boolean;
  /** Whether it only sets two things against each other (`difference`): nobody is told that a hit lacks it. */
  readonly isConnector: boolean;
  /** Whether it is all that is searched for. */
  readonly isAlone?: boolean;
  /** Whether it stands in quotes: it is meant as it is written. */
  readonly isQuoted: boolean;
  /**
   * The term of the word that it makes with its neighbor: `tradeoff` for `trade-off`, whose other part says nothing;
   * `vitaminc` for the letter of `vitamin C`.
   */
  readonly compound?: string;
  /** Whether it is the letter of such a word: without its neighbor it says little. */
  readonly isLone?: boolean;
  /** The folded word, where it may be the beginning of a longer one: only the query's last. */
  readonly prefix?: string;
  /** Whether it is taken for whole where the library holds it: it ends a query of several words. */
  readonly isSettled?: boolean;
}

export interface ParsedQuery {
  /** The query as it was taken: composed, trimmed and cut to the longest length. */
  readonly text: string;
  /** What is beyond the longest length, and after the last of so many words and phrases. */
  readonly leftOut: string;
  /** Distinct by term, in order. */
  readonly words: readonly QueryWord[];
  /** Quoted: a hit must hold each of them. */
  readonly phrases: readonly Phrase[];
  /** What no hit may hold: single terms and quoted phrases. */
  readonly excluded: readonly Phrase[];
  /** Slug of the subject that the query names (`subject:biology`). */
  readonly subject?: string;
}

const wordEnd = /[\p{L}\p{N}\p{M}+#]$/u;
const minus = /(?:^|\s)[-−–]$/;
const minPrefixLength = 2;
/** From so many significant words on, a query's last word is taken for whole where it can be one. */
const settledFrom = 4;

/**
 * Query text → what to search for. `-word` and `-"a phrase"` exclude, `"a phrase"` asks for its words side by side,
 * `subject:name` for one subject; the last word is a prefix while nothing follows it.
 * @example
 * parseQuery('cell -wall', createAnalysis('en')).words.map(({ term }) => term); // ['cell']
 */
export function parseQuery(query: string, analysis: Analysis, subjects: readonly Named[] = []): ParsedQuery {
  const { text: composed, leftOut } = boundQuery(query);
  const text = composed.trim();
  const { rest, subject } = nameSubject(text, subjects);
  const written = analysis.words(rest).filter((word) => word.folded.length <= maxTermLength);
  const found = quotesOf(rest, written);
  const inQuotes = new Map(found.flatMap((quote) => quote.words.map((word) => [word, quote] as const)));
  const isExcluded = (word: AnalyzedWord) =>
    inQuotes.get(word)?.isExcluded ?? minus.test(rest.slice(0, word.start));
  const end = endOfAsked(written, found, isExcluded);
  const all = written.filter((word) => word.start < end);
  const quotes = found.flatMap((quote) => {
    const words = quote.words.filter((word) => word.start < end);
    return words.length > 0 ? [{ ...quote, words }] : [];
  });
  const wanted = all.filter((word) => !isExcluded(word));
  const isConnector = connectorsOf(rest, wanted, analysis);
  const isLone = loneAfter(wanted, rest);
  const significant = wanted.filter(
    (word) => (!word.isStop || isLone(word)) && !(isConnector(word) && versus.has(word.folded)),
  );
  const isSignificant = significant.some((word) => !word.isStop);
  const chosen = isSignificant ? significant : wanted;
  const areTasks = chosen.every((word) => word.isTask || isConnector(word));
  const isOpen = wordEnd.test(composed) && subject?.isLast !== true && end === Number.POSITIVE_INFINITY;
  const last = isOpen ? all.at(-1) : undefined;
  const words = collect(chosen, (word, before) => ({
    isTask: (word.isTask || isConnector(word)) && !areTasks,
    isConnector: isConnector(word) && !areTasks,
    isQuoted: inQuotes.has(word),
    ...(analysis.isStop(word.folded) && !word.isStop
      ? { isStop: true, otherwise: stopTerm(word.folded) }
      : {}),
    ...(isLone(word)
      ? { compound: analysis.stem(neighbor(word, wanted) + word.folded), isLone: true }
      : compoundOf(word, all, { text: rest, analysis })),
    ...(word === last && !inQuotes.has(word) && word.folded.length >= minPrefixLength
      ? { prefix: word.folded, isSettled: before + 1 >= settledFrom }
      : {}),
  }));
  const single = all.filter((word) => isExcluded(word) && !inQuotes.has(word));
  return {
    text,
    leftOut: [text.slice(end).trim(), leftOut].filter(Boolean).join(' '),
    words: words.map((word) => {
      const typed = text.slice(word.start, word.end);
      return words.length === 1 ? { ...word, typed, isAlone: true } : { ...word, typed };
    }),
    phrases: quotes.filter((quote) => !quote.isExcluded).map(phraseOf),
    excluded: [
      ...[...new Set(single.map(({ term }) => term))].map((term) => [{ term, at: 0 }]),
      ...quotes.filter((quote) => quote.isExcluded).map(phraseOf),
    ],
    ...(subject ? { subject: subject.slug } : {}),
  };
}

type Standing = Pick<QueryWord, 'isTask' | 'isConnector' | 'isQuoted'> &
  Partial<Pick<QueryWord, 'isStop' | 'otherwise' | 'compound' | 'isLone' | 'prefix' | 'isSettled'>>;

/** The words, each once; `standing` says how one stands in the query, and is told how many come before it. */
function collect(
  chosen: readonly AnalyzedWord[],
  standing: (word: AnalyzedWord, before: number) => Standing,
): Omit<QueryWord, 'typed'>[] {
  const words = new Map<string, Omit<QueryWord, 'typed'>>();
  for (const word of chosen) {
    const { folded, surface, isStop, start, end } = word;
    const stands = standing(word, words.size);
    const isApart = isStop && stands.isLone !== true;
    const term = isApart ? stopTerm(folded) : word.term;
    const known = words.get(term);
    words.set(
      term,
      known
        ? { ...known, count: known.count + 1 }
        : {
            folded,
            term,
            surface,
            isStop,
            ...(isApart ? { otherwise: word.term } : {}),
            count: 1,
            start,
            end,
            ...stands,
          },
    );
  }
  return [...words.values()];
}

/** Where what is searched for ends: before the first word or phrase that is one too many. */
function endOfAsked(
  words: readonly AnalyzedWord[],
  quotes: readonly Quote[],
  isExcluded: (word: AnalyzedWord) => boolean,
): number {
  const isSignificant = words.some((word) => !word.isStop && !isExcluded(word));
  const firsts = new Map<string, number>();
  for (const { term, folded, start, isStop } of words) {
    const key = isStop ? stopTerm(folded) : term;
    if (!firsts.has(key) && !(isStop && isSignificant)) firsts.set(key, start);
  }
  const word = [...firsts.values()][maxQueryTerms] ?? Number.POSITIVE_INFINITY;
  return Math.min(word, quotes[maxPhrases]?.start ?? Number.POSITIVE_INFINITY);
}

const hyphen = /^[-‐‑]$/u;

/** A word and a stop word with a hyphen between them make a word of their own. */
function compoundOf(
  word: AnalyzedWord,
  all: readonly AnalyzedWord[],
  { text, analysis }: { readonly text: string; readonly analysis: Analysis },
): { readonly compound?: string } {
  const at = all.indexOf(word);
  const next = all[at + 1];
  const before = all[at - 1];
  if (next?.isStop && hyphen.test(text.slice(word.end, next.start)))
    return { compound: analysis.stem(word.folded + next.folded) };
  if (before?.isStop && hyphen.test(text.slice(before.end, word.start)))
    return { compound: analysis.stem(before.folded + word.folded) };
  return {};
}
