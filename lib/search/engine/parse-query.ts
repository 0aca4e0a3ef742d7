import { type Analysis, maxTermLength } from '../format/analysis';
import { maxQueryLength, maxQueryTerms } from '../format/search-limits';

/** A word that is searched for. */
export interface QueryWord {
  /** As typed. */
  readonly typed: string;
  readonly term: string;
  /** Whether it only words the question (`explain`): it counts for less, and a hit need not hold it. */
  readonly isTask: boolean;
  /** The folded word, where it may be the beginning of a longer one: only the query's last. */
  readonly prefix?: string;
}

export interface ParsedQuery {
  /** The query as it was taken: composed, trimmed and cut to the longest length. */
  readonly text: string;
  /** Distinct by term, in order. */
  readonly words: readonly QueryWord[];
  /** Terms that no hit may hold. */
  readonly excluded: readonly string[];
}

const wordEnd = /[\p{L}\p{N}\p{M}]$/u;
const minus = /(?:^|\s)[-−–]$/;
const minPrefixLength = 2;

/** Query text → what to search for. `-word` excludes; the last word is a prefix while nothing follows it. */
export function parseQuery(query: string, analysis: Analysis): ParsedQuery {
  const text = query.normalize('NFKC').slice(0, maxQueryLength).trim();
  const isOpen = wordEnd.test(query.normalize('NFKC').slice(0, maxQueryLength));
  const all = analysis.words(text).filter((word) => word.folded.length <= maxTermLength);
  const excluded = all.filter((word) => minus.test(text.slice(0, word.start)));
  const wanted = all.filter((word) => !excluded.includes(word));
  const telling = wanted.filter((word) => !word.isStop);
  const chosen = telling.length > 0 ? telling : wanted;
  const areTasks = chosen.every((word) => word.isTask);
  const last = isOpen ? all.at(-1) : undefined;
  const words = new Map<string, QueryWord>();
  for (const word of chosen) {
    if (words.has(word.term)) continue;
    if (words.size >= maxQueryTerms) break;
    words.set(word.term, {
      typed: text.slice(word.start, word.end),
      term: word.term,
      isTask: word.isTask && !areTasks,
      ...(word === last && word.folded.length >= minPrefixLength ? { prefix: word.folded } : {}),
    });
  }
  return { text, words: [...words.values()], excluded: [...new Set(excluded.map((word) => word.term))] };
}
