import type { Hit, SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { fold } from '@/lib/text/fold';
import { singular } from '@/lib/text/words/singular';
import type { ComparedSides } from './parse-comparison';

/** Two questions to be read beside each other. */
export interface Comparison {
  readonly a: ComparedQuestion;
  readonly b: ComparedQuestion;
}

/** What was to be compared, of which no question is about one or both. */
export interface MissingSides {
  /** The sides that the library has no question about, in the words of the search. */
  readonly lacks: readonly string[];
}

export interface ComparedQuestion {
  readonly subject: string;
  readonly slug: string;
  /** What was asked for, as the search words it. */
  readonly words: string;
}

/** A search, of the server or of the browser's worker; there a newer one may take its place. */
export type Search = (request: SearchRequest) => Promise<SearchAnswer | { readonly status: 'superseded' }>;

interface SearchOptions {
  readonly search: Search;
  /** Slug of the only subject wanted. */
  readonly subject?: string | undefined;
  /** Asked before each search: no other is begun once the reader has gone on. */
  readonly isWanted?: () => boolean;
}

/** Deep enough to pass the questions that hold both sides. */
const candidates = 5;

/**
 * The question of each side: the best that holds its words, all of them, in its title, and not the other side's. Where a
 * side has none, that is said: two answers that miss the point are worse than no offer. Undefined where one question is
 * about both sides, or a search fails.
 */
export async function findComparison(
  { a, b }: ComparedSides,
  options: SearchOptions,
): Promise<Comparison | MissingSides | undefined> {
  const first = await findSide(wordings(a, b), b, options);
  if (first === undefined) return undefined;
  const second = await findSide(wordings(b, a), first === 'none' ? a : first.words, options);
  if (second === undefined) return undefined;
  if (first === 'none' || second === 'none')
    return { lacks: [...(first === 'none' ? [a] : []), ...(second === 'none' ? [b] : [])] };
  const isOne = first.subject === second.subject && first.slug === second.slug;
  return isOne ? undefined : { a: first, b: second };
}

/** `positive` beside `negative reinforcement` is positive reinforcement; of `a queue in Python` the queue is enough. */
function wordings(side: string, other: string): readonly string[] {
  const shared = other.split(' ').length > 1 && !side.includes(' ') ? other.split(' ').at(-1) : undefined;
  const short = side.replace(/\s+in\s+.+$/iu, '');
  return [...new Set([...(shared === undefined ? [] : [`${side} ${shared}`]), side, short])];
}

/** Undefined where it is not known, or the other side is always there too. */
async function findSide(
  wordings: readonly string[],
  other: string,
  { search, subject, isWanted = () => true }: SearchOptions,
): Promise<ComparedQuestion | 'none' | undefined> {
  let isBesideOther = false;
  for (const words of wordings) {
    if (!isWanted()) return undefined;
    // The space says that the last word is whole.
    const answer = await search({
      query: `${words} `,
      subject,
      limit: candidates,
      offset: 0,
      isOrderOnly: true,
    });
    if (answer.status !== 'ok') return undefined;
    const about = answer.hits.filter(isAbout);
    const found = about.find((hit) => !holdsOther(titleOf(hit), words, other));
    isBesideOther ||= about.length > 0;
    if (found) return { subject: found.subject, slug: found.slug, words };
  }
  return isBesideOther ? undefined : 'none';
}

/** Whether the title holds every word itself, in the singular or the plural: one of the same stem may be about another thing. */
function isAbout(hit: Hit): boolean {
  if (hit.missing.length > 0 || hit.matched.length === 0) return false;
  const held = new Set(wordsIn(titleOf(hit)).map(singular));
  return hit.matched.every(
    ({ word, where }) => where === 'question' && wordsIn(word).every((part) => held.has(singular(part))),
  );
}

function titleOf(hit: Hit): string {
  return hit.question.map(({ text }) => text).join('');
}

/** Whether the title holds every word that is the other side's alone. */
function holdsOther(title: string, side: string, other: string): boolean {
  const own = wordsIn(side);
  const others = wordsIn(other).filter((word) => !own.some((mine) => isNear(mine, word)));
  const held = wordsIn(title);
  return others.length > 0 && others.every((word) => held.some((one) => isNear(one, word)));
}

/** The same word, or one with another ending: `atom`, `atoms`, `atomic`. */
function isNear(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 3 && long.length - short.length <= 3 && long.startsWith(short));
}

function wordsIn(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean);
}
