import { eachWord, type Word, wordsOf } from '@/lib/text/words/words';
import { type Stretch, sentencesOf } from './sentences';

/** How much of a query a word of a text is: which of its words, and how significant that one is. */
export interface QueryPart {
  /** Number of the query's word: a sentence that holds it twice holds it once. */
  readonly word: number;
  readonly weight: number;
}

export interface PassageOptions {
  /** The part of the query that a folded word is; undefined where it is none. */
  readonly partOf: (folded: string) => QueryPart | undefined;
  /** What is shown above the passage: it is not said again. */
  readonly title: string;
  /** Characters of a passage. */
  readonly length: number;
}

/** Sentences looked at: more of an answer is not read for one line. */
const maxSentences = 400;
/** What an earlier sentence is worth beside a later one that holds as much: answers begin with the point. */
const laterCosts = 0.01;
/** Shorter ones are lengthened by what follows in their line. */
const shareToFill = 0.6;
/** A heading of a word or two says little by itself, and opens nothing. */
const minWords = 4;
const fragmentShare = 0.4;

interface Scored extends Stretch {
  readonly score: number;
}

/**
 * The sentence of a text that holds most of a query, lengthened by what follows or cut to about `length` characters,
 * with an ellipsis where it was cut; undefined where none holds a word of it.
 */
export function bestPassage(text: string, options: PassageOptions): string | undefined {
  const sentences = sentencesOf(text).slice(0, maxSentences);
  const title = wordSet(options.title);
  let best: Scored | undefined;
  let place = -1;
  for (const [i, sentence] of sentences.entries()) {
    const score = scoreOf(text.slice(sentence.start, sentence.end), options.partOf, title);
    const worth = score * (1 - laterCosts * Math.min(i, 30));
    if (score > 0 && worth > (best?.score ?? 0)) {
      best = { ...sentence, score: worth };
      place = i;
    }
  }
  if (best === undefined) return undefined;
  return fitted(text, lengthened(text, { sentences, place }, options.length), options);
}

/** The first sentence that says more than the title, cut to about `length` characters; '' where there is none. */
export function openingOf(text: string, options: Pick<PassageOptions, 'title' | 'length'>): string {
  return firstPassages(text, options, 1)[0]?.passage ?? '';
}

/** A sentence, and the passage that is shown where it is chosen. */
export interface SentencePassage {
  readonly sentence: string;
  readonly passage: string;
}

/** The first sentences that say more than the title, so many at most; a heading of a word or two is none. */
export function firstPassages(
  text: string,
  options: Pick<PassageOptions, 'title' | 'length'>,
  most: number,
): readonly SentencePassage[] {
  const title = wordSet(options.title);
  const any = { ...options, partOf: () => undefined };
  const sentences = sentencesOf(text.slice(0, 4000));
  const found: SentencePassage[] = [];
  for (const [place, { start, end }] of sentences.entries()) {
    if (found.length === most) break;
    const sentence = text.slice(start, end);
    const words = wordsOf(sentence);
    if (words.length < minWords || words.every(({ folded }) => title.has(folded))) continue;
    found.push({
      sentence,
      passage: fitted(text, lengthened(text, { sentences, place }, options.length), any),
    });
  }
  return found;
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map(({ folded }) => folded));
}

/** The weight of the query's words that a sentence holds; 0 where it says no more than the title. */
function scoreOf(sentence: string, partOf: PassageOptions['partOf'], title: ReadonlySet<string>): number {
  const held = new Map<number, number>();
  let isNew = false;
  let words = 0;
  eachWord(sentence, (folded) => {
    words += 1;
    if (!title.has(folded)) isNew = true;
    const part = partOf(folded);
    if (part) held.set(part.word, Math.max(held.get(part.word) ?? 0, part.weight));
  });
  if (!isNew) return 0;
  let score = 0;
  for (const weight of held.values()) score += weight;
  return words < minWords ? score * fragmentShare : score;
}

function lengthened(
  text: string,
  { sentences, place }: { readonly sentences: readonly Stretch[]; readonly place: number },
  length: number,
): Stretch {
  const { start, end } = sentences[place] as Stretch;
  const next = sentences[place + 1];
  if (end - start > length * shareToFill || next === undefined) return { start, end };
  const isFollowing = !text.slice(end, next.start).includes('\n');
  return isFollowing && next.end - start <= length ? { start, end: next.end } : { start, end };
}

/** The stretch, or where it is too long the part of it that holds most of the query. */
function fitted(text: string, stretch: Stretch, { partOf, length }: PassageOptions): string {
  let { start, end } = stretch;
  if (end - start > length) {
    const words = wordsOf(text.slice(start, end));
    const from = bestStart(words, partOf, length);
    const begin = from === 0 ? 0 : (words[from]?.start ?? 0);
    const inside = words.filter((word) => word.start >= begin && word.end <= begin + length);
    end = Math.min(end, start + (inside.at(-1)?.end ?? begin + length));
    start += begin;
  }
  const shown = text.slice(start, end);
  const isBegun = text[start - 1] === ' ' && !ended.test(text.slice(0, start - 1).slice(-3));
  const isCut = end < text.length && text[end] !== '\n' && !ended.test(shown.slice(-3));
  return `${isBegun ? '… ' : ''}${shown}${isCut ? ' …' : ''}`;
}

const ended = /[.!?…。！？]["'”’»)\]」』）]*$/u;

/** Whether a sentence ends as sentences do: no heading, and not cut off before a formula. */
export function isWhole(sentence: string): boolean {
  return ended.test(sentence.slice(-3));
}

/** The word at which the window begins that holds most: some words before its first one of the query. */
function bestStart(words: readonly Word[], partOf: PassageOptions['partOf'], length: number): number {
  const parts = words.flatMap((word, at) => {
    const part = partOf(word.folded);
    return part ? [{ at, ...part }] : [];
  });
  let best = { from: 0, score: -1 };
  for (const { at } of parts) {
    const from = startBefore(words, at, length);
    const begin = words[from]?.start ?? 0;
    const held = new Map<number, number>();
    for (const part of parts)
      if (part.at >= from && (words[part.at]?.end ?? 0) <= begin + length) held.set(part.word, part.weight);
    const score = [...held.values()].reduce((sum, weight) => sum + weight, 0);
    if (score > best.score) best = { from, score };
  }
  return best.from;
}

/** A fifth of the window stands before the word, unless all fits from the beginning. */
function startBefore(words: readonly Word[], at: number, length: number): number {
  const end = words[at]?.end ?? 0;
  if (end <= length) return 0;
  let from = at;
  while (from > 0 && (words[at]?.start ?? 0) - (words[from - 1]?.start ?? 0) <= length / 5) from--;
  return from;
}
