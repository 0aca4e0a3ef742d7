import { connectors, versus } from '@/lib/comparison/connectors';
import { parseComparison } from '@/lib/comparison/parse-comparison';
import { type AnalysedWord, type Analysis, maxTermLength } from '../format/analysis';
import { boundQuery } from '../format/bound-query';
import { maxPhrases, maxQueryTerms } from '../format/search-limits';
import { type Named, nameSubject } from './name-subject';

/** A word that is searched for. */
export interface QueryWord {
  /** As typed. */
  readonly typed: string;
  readonly folded: string;
  readonly term: string;
  /** How often the query says it, in one form or another. */
  readonly count: number;
  /** Where it stands in the query's text. */
  readonly start: number;
  readonly end: number;
  /** Whether it only words the question (`explain`): it counts for less, and a hit need not hold it. */
  readonly isTask: boolean;
  /** Whether it only sets two things against each other (`difference`): nobody is told that a hit lacks it. */
  readonly isConnector: boolean;
  /** Whether it stands in quotes: it is meant as it is written. */
  readonly isQuoted: boolean;
  /** The term of the hyphenated word it is part of, where the other parts say nothing: `tradeoff` for `trade-off`. */
  readonly compound?: string;
  /** The folded word, where it may be the beginning of a longer one: only the query's last. */
  readonly prefix?: string;
  /** Whether it is taken for whole where the library holds it: it ends a query of several words. */
  readonly isSettled?: boolean;
}

/** Terms that follow one another; at least one. */
export type Phrase = readonly string[];

export interface ParsedQuery {
  /** The query as it was taken: composed, trimmed and cut to the longest length. */
  readonly text: string;
  /** What is beyond the longest length, and after the last of so many words and phrases. */
  readonly leftOut: string;
  /** Distinct by term, in order. */
  readonly words: readonly QueryWord[];
  /** Whether it is worded as a sentence or a question: it holds a stop word that does more than join others. */
  readonly isSentence: boolean;
  /** Quoted: a hit must hold each of them. */
  readonly phrases: readonly Phrase[];
  /** What no hit may hold: single terms and quoted phrases. */
  readonly excluded: readonly Phrase[];
  /** Slug of the subject that the query names (`subject:biology`). */
  readonly subject?: string;
}

const wordEnd = /[\p{L}\p{N}\p{M}+#]$/u;
const minus = /(?:^|\s)[-−–]$/;
const quoted = /(^|[\s(])([-−–]?)["“”„«»]([^"“”„«»]*)["“”„«»]/gu;
const minPrefixLength = 2;
/** From so many telling words on, a query's last word is taken for whole where it can be one. */
const settledFrom = 4;

/**
 * Query text → what to search for. `-word` and `-"a phrase"` exclude, `"a phrase"` asks for its words side by side,
 * `subject:name` for one subject; the last word is a prefix while nothing follows it.
 */
export function parseQuery(query: string, analysis: Analysis, subjects: readonly Named[] = []): ParsedQuery {
  const { text: composed, leftOut } = boundQuery(query);
  const text = composed.trim();
  const { rest, subject } = nameSubject(text, subjects);
  const written = analysis.words(rest).filter((word) => word.folded.length <= maxTermLength);
  const found = quotesOf(rest, written);
  const inQuotes = new Map(found.flatMap((quote) => quote.words.map((word) => [word, quote] as const)));
  const isExcluded = (word: AnalysedWord) =>
    inQuotes.get(word)?.isExcluded ?? minus.test(rest.slice(0, word.start));
  const end = endOfAsked(written, found, isExcluded);
  const all = written.filter((word) => word.start < end);
  const quotes = found.flatMap((quote) => {
    const words = quote.words.filter((word) => word.start < end);
    return words.length > 0 ? [{ ...quote, words }] : [];
  });
  const wanted = all.filter((word) => !isExcluded(word));
  const isConnector = connectorsOf(rest, wanted, analysis);
  const telling = wanted.filter((word) => !word.isStop && !(isConnector(word) && versus.has(word.folded)));
  const chosen = telling.length > 0 ? telling : wanted;
  const areTasks = chosen.every((word) => word.isTask || isConnector(word));
  const isOpen = wordEnd.test(composed) && subject?.isLast !== true && end === Number.POSITIVE_INFINITY;
  const last = isOpen ? all.at(-1) : undefined;
  const words = new Map<string, QueryWord>();
  for (const word of chosen) {
    const known = words.get(word.term);
    if (known !== undefined) {
      words.set(word.term, { ...known, count: known.count + 1 });
      continue;
    }
    words.set(word.term, {
      typed: text.slice(word.start, word.end),
      folded: word.folded,
      term: word.term,
      count: 1,
      start: word.start,
      end: word.end,
      isTask: (word.isTask || isConnector(word)) && !areTasks,
      isConnector: isConnector(word) && !areTasks,
      isQuoted: inQuotes.has(word),
      ...compoundOf(word, all, { text: rest, analysis }),
      ...(word === last && !inQuotes.has(word) && word.folded.length >= minPrefixLength
        ? { prefix: word.folded, isSettled: words.size + 1 >= settledFrom }
        : {}),
    });
  }
  const single = all.filter((word) => isExcluded(word) && !inQuotes.has(word));
  return {
    text,
    leftOut: [text.slice(end).trim(), leftOut].filter(Boolean).join(' '),
    words: [...words.values()],
    isSentence: wanted.some((word) => word.isStop && !word.isJoint),
    phrases: quotes.filter((quote) => !quote.isExcluded).map(phraseOf),
    excluded: [
      ...[...new Set(single.map(({ term }) => term))].map((term) => [term]),
      ...quotes.filter((quote) => quote.isExcluded).map(phraseOf),
    ],
    ...(subject ? { subject: subject.slug } : {}),
  };
}

/** Where what is searched for ends: before the first word or phrase that is one too many. */
function endOfAsked(
  words: readonly AnalysedWord[],
  quotes: readonly Quote[],
  isExcluded: (word: AnalysedWord) => boolean,
): number {
  const isTelling = words.some((word) => !word.isStop && !isExcluded(word));
  const firsts = new Map<string, number>();
  for (const { term, start, isStop } of words)
    if (!firsts.has(term) && !(isStop && isTelling)) firsts.set(term, start);
  const word = [...firsts.values()][maxQueryTerms] ?? Number.POSITIVE_INFINITY;
  return Math.min(word, quotes[maxPhrases]?.start ?? Number.POSITIVE_INFINITY);
}

/** Which words connect two things that are compared, and are none of the two. */
function connectorsOf(
  text: string,
  words: readonly AnalysedWord[],
  analysis: Analysis,
): (word: AnalysedWord) => boolean {
  const sides = parseComparison(text);
  if (sides === undefined) {
    const inside = new Set(words.slice(1, -1));
    return (word) => versus.has(word.folded) && inside.has(word);
  }
  const compared = new Set(analysis.words(`${sides.a} ${sides.b}`).map(({ folded }) => folded));
  return (word) => connectors.has(word.folded) && !compared.has(word.folded);
}

const hyphen = /^[-‐‑]$/u;

/** A word and a stop word with a hyphen between them make a word of their own. */
function compoundOf(
  word: AnalysedWord,
  all: readonly AnalysedWord[],
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

interface Quote {
  readonly start: number;
  readonly words: readonly AnalysedWord[];
  readonly isExcluded: boolean;
}

/** Quoted stretches that hold a word; a quotation mark without its fellow says nothing. */
function quotesOf(text: string, words: readonly AnalysedWord[]): Quote[] {
  return [...text.matchAll(quoted)].flatMap((match) => {
    const end = match.index + match[0].length;
    const inside = words.filter((word) => word.start >= match.index && word.end <= end);
    return inside.length > 0 ? [{ start: match.index, words: inside, isExcluded: match[2] !== '' }] : [];
  });
}

/** Stop words are in no index: the telling words must follow one another. */
function phraseOf({ words }: Quote): Phrase {
  const telling = words.filter((word) => !word.isStop);
  return (telling.length > 0 ? telling : words).map(({ term }) => term);
}
