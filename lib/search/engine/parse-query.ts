import { type AnalysedWord, type Analysis, maxTermLength } from '../format/analysis';
import { boundQuery } from '../format/bound-query';
import { maxQueryTerms } from '../format/search-limits';
import { type Named, nameSubject } from './name-subject';

/** A word that is searched for. */
export interface QueryWord {
  /** As typed. */
  readonly typed: string;
  readonly folded: string;
  readonly term: string;
  /** Where it stands in the query's text. */
  readonly start: number;
  readonly end: number;
  /** Whether it only words the question (`explain`): it counts for less, and a hit need not hold it. */
  readonly isTask: boolean;
  /** Whether it stands in quotes: it is meant as it is written. */
  readonly isQuoted: boolean;
  /** The term of the hyphenated word it is part of, where the other parts say nothing: `tradeoff` for `trade-off`. */
  readonly compound?: string;
  /** The folded word, where it may be the beginning of a longer one: only the query's last. */
  readonly prefix?: string;
}

/** Terms that follow one another; at least one. */
export type Phrase = readonly string[];

export interface ParsedQuery {
  /** The query as it was taken: composed, trimmed and cut to the longest length. */
  readonly text: string;
  /** What is beyond the longest length, and after the last of so many words. */
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
const quoted = /(^|[\s(])([-−–]?)["“”„«»]([^"“”„«»]*)["“”„«»]/gu;
const minPrefixLength = 2;

/**
 * Query text → what to search for. `-word` and `-"a phrase"` exclude, `"a phrase"` asks for its words side by side,
 * `subject:name` for one subject; the last word is a prefix while nothing follows it.
 */
export function parseQuery(query: string, analysis: Analysis, subjects: readonly Named[] = []): ParsedQuery {
  const { text: composed, leftOut } = boundQuery(query);
  const text = composed.trim();
  const { rest, subject } = nameSubject(text, subjects);
  const all = analysis.words(rest).filter((word) => word.folded.length <= maxTermLength);
  const quotes = quotesOf(rest, all);
  const inQuotes = new Map(quotes.flatMap((quote) => quote.words.map((word) => [word, quote] as const)));
  const isExcluded = (word: AnalysedWord) =>
    inQuotes.get(word)?.isExcluded ?? minus.test(rest.slice(0, word.start));
  const wanted = all.filter((word) => !isExcluded(word));
  const telling = wanted.filter((word) => !word.isStop);
  const chosen = telling.length > 0 ? telling : wanted;
  const areTasks = chosen.every((word) => word.isTask);
  const last = wordEnd.test(composed) && subject?.isLast !== true ? all.at(-1) : undefined;
  const words = new Map<string, QueryWord>();
  let unread = '';
  for (const word of chosen) {
    if (words.has(word.term)) continue;
    if (words.size >= maxQueryTerms) {
      unread = text.slice(word.start).trim();
      break;
    }
    words.set(word.term, {
      typed: text.slice(word.start, word.end),
      folded: word.folded,
      term: word.term,
      start: word.start,
      end: word.end,
      isTask: word.isTask && !areTasks,
      isQuoted: inQuotes.has(word),
      ...compoundOf(word, all, { text: rest, analysis }),
      ...(word === last && !inQuotes.has(word) && word.folded.length >= minPrefixLength
        ? { prefix: word.folded }
        : {}),
    });
  }
  const single = all.filter((word) => isExcluded(word) && !inQuotes.has(word));
  return {
    text,
    leftOut: [unread, leftOut].filter(Boolean).join(' '),
    words: [...words.values()],
    phrases: quotes.filter((quote) => !quote.isExcluded).map(phraseOf),
    excluded: [
      ...[...new Set(single.map(({ term }) => term))].map((term) => [term]),
      ...quotes.filter((quote) => quote.isExcluded).map(phraseOf),
    ],
    ...(subject ? { subject: subject.slug } : {}),
  };
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
  readonly words: readonly AnalysedWord[];
  readonly isExcluded: boolean;
}

/** Quoted stretches that hold a word; a quotation mark without its fellow says nothing. */
function quotesOf(text: string, words: readonly AnalysedWord[]): Quote[] {
  return [...text.matchAll(quoted)].flatMap((match) => {
    const end = match.index + match[0].length;
    const inside = words.filter((word) => word.start >= match.index && word.end <= end);
    return inside.length > 0 ? [{ words: inside, isExcluded: match[2] !== '' }] : [];
  });
}

/** Stop words are in no index: the telling words must follow one another. */
function phraseOf({ words }: Quote): Phrase {
  const telling = words.filter((word) => !word.isStop);
  return (telling.length > 0 ? telling : words).map(({ term }) => term);
}
