import type { QueryWord } from '@/lib/search/engine/query/parse-query';
import { chunkOf, chunksOfPrefix } from '@/lib/search/engine/read/first-terms';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import { termsOfBrokenEnding } from '@/lib/search/engine/repair/complete-word';
import type { Work } from '@/lib/search/engine/work';
import { isPrefixTerm, shortPrefixLengths, termOfPrefix } from '@/lib/search/format/analysis/short-prefix';
import { isStopTerm } from '@/lib/search/format/analysis/stop-term';
import { rarity } from '@/lib/search/format/files/impact';
import type { PostingIndex } from '@/lib/search/format/files/posting-index';
import type { Slots } from '@/lib/search/format/files/posting-list';
import { rankSettings } from './rank-settings';

/** Postings that count as a query word's, at `share` of the word's full weight. */
export interface Match {
  readonly term: string;
  readonly impacts: Slots;
  readonly titles: Slots;
  readonly share: number;
  /** The words of the term of which a document holds one; undefined where it is any. */
  readonly surfaces?: readonly string[] | undefined;
  /** The term whose places in titles count; undefined where none do. */
  readonly titleTerm?: string | undefined;
}

/** A term with all its documents, and how many they are. */
interface HeldMatch extends Match {
  readonly held: number;
}

/** A query word with what the index holds of it; no matches where the library does not have the word. */
export interface MatchedWord extends QueryWord {
  /** How significant the word is: its rarity in the library. */
  readonly weight: number;
  /** The word itself first, then the longer words it may become. */
  readonly matches: readonly Match[];
  /** Whether it says too little to be a reason by itself to show a question: a letter whose word is not there. */
  readonly isFaint?: boolean;
  /** Whether there was no time to look for it. */
  readonly isUnread?: boolean;
}

const maxPrefixChunks = 2;
const maxCompletions = 50;
/** What a longer word is worth where the library does not hold the word as typed. */
const shareAlone = 0.9;
/** What a part of a hyphenated word is worth by itself. */
const sharePart = 0.35;

/** Loads the postings of every word, all chunks at once; words for which there is no time are left out. */
export async function matchWords(
  words: readonly QueryWord[],
  reader: IndexReader,
  work: Work,
): Promise<MatchedWord[]> {
  const matched = await Promise.all(words.map((word) => matchWord(word, reader, work)));
  // A letter that says nothing by itself is searched for where it makes a word with its neighbor.
  return matched.filter(({ isUnread, isLone, isStop, matches }) => {
    return !isUnread && !(isLone && isStop && matches.length === 0);
  });
}

export async function matchWord(word: QueryWord, reader: IndexReader, work?: Work): Promise<MatchedWord> {
  const compound = word.compound === undefined ? undefined : await matchTerm(word.compound, reader);
  if (compound === undefined && word.isLone)
    return word.isStop ? nowhere(word) : matchLone(word, reader, work);
  if (compound === undefined) return matchSingle(word, reader, work);
  // The word as it is written, and by itself for what that is worth.
  const { matches } = await matchSingle(word, reader);
  const weight = rarity(compound.held, reader.manifest.documents);
  const besideLetter = { titles: titlesOfBoth(compound, matches), titleTerm: matches[0]?.term };
  return {
    ...word,
    weight,
    matches: [
      word.isLone ? { ...compound, ...besideLetter } : compound,
      ...matches.map((match) => ({ ...match, ...noTitles, share: match.share * sharePart })),
    ],
  };
}

const noTitles = { titles: [], titleTerm: undefined };

function nowhere(word: QueryWord): MatchedWord {
  return { ...word, weight: 0, matches: [] };
}

/** A letter whose word the library does not hold: no reason by itself to show a question. */
async function matchLone(word: QueryWord, reader: IndexReader, work?: Work): Promise<MatchedWord> {
  return { ...(await matchSingle(word, reader, work)), isFaint: true };
}

/** Where the letter of a word stands in the titles of documents that hold the whole word. */
function titlesOfBoth({ impacts }: Match, [letter]: readonly Match[]): Slots {
  const holding = new Set(impacts.flatMap((documents) => documents ?? []));
  return (letter?.titles ?? []).map((documents) => documents?.filter((document) => holding.has(document)));
}

async function matchSingle(word: QueryWord, reader: IndexReader, work?: Work): Promise<MatchedWord> {
  if (word.otherwise !== undefined) return matchStopWord(word, word.otherwise, reader);
  // Whoever is still typing a word goes on in its chunk.
  const isTyped = word.prefix !== undefined;
  const opening = isTyped ? wholeOf(word.term, reader) : reader.holding(word.term);
  const isWhole = word.isSettled && ((await opening)?.held(word.term) ?? 0) > 0;
  const [index, completions] = await Promise.all([
    opening,
    word.prefix === undefined || isWhole ? [] : completionsOf(word, word.prefix, reader),
  ]);
  if (work?.goesOn() === false) return { ...word, weight: 0, matches: [], isUnread: true };
  const documents = reader.manifest.documents;
  const weigh = (held: number) => rarity(held, documents) * (word.isTask ? rankSettings.taskShare : 1);
  const held = index?.held(word.term) ?? 0;
  const together = completions.reduce((sum, completion) => sum + completion.held, 0);
  if (index === undefined || held === 0)
    return {
      ...word,
      weight: weigh(Math.min(together, documents)),
      matches: completions.map((completion) => matchOf(completion, shareAlone)),
    };
  const exact = index
    .parts(word.term, (surface) => shareOfSurface(surface, word))
    .map((part) => ({
      term: word.term,
      titleTerm: word.term,
      ...part,
      ...(word.isAlone && part.share < 1 ? noTitles : {}),
    }));
  const longer = completions.map((completion) => matchOf(completion, shareBeside(held, together)));
  return { ...word, weight: weigh(held), matches: [...exact, ...longer] };
}

/** A stop word: in titles as it is, and anywhere in capitals, where it is a word of another meaning (`IT`, `WHO`). */
async function matchStopWord(word: QueryWord, otherwise: string, reader: IndexReader): Promise<MatchedWord> {
  const found = await Promise.all([matchTerm(word.term, reader), matchTerm(otherwise, reader)]);
  // Capitals mean the word of another meaning; small letters may mean either.
  const second = isStopTerm(word.term) ? 1 : rankSettings.otherSurface;
  const matches = found.flatMap((match, i) => (match ? [{ ...match, share: i === 0 ? 1 : second }] : []));
  const held = matches.reduce((sum, match) => sum + match.held, 0);
  const { documents } = reader.manifest;
  return { ...word, weight: rarity(Math.min(held, documents), documents), matches };
}

/** The postings of a term, at full weight; undefined where the library does not hold it. */
export async function matchTerm(term: string, reader: IndexReader): Promise<HeldMatch | undefined> {
  const index = await reader.holding(term);
  const held = index?.held(term) ?? 0;
  return index !== undefined && held > 0 ? { ...matchOf({ index, term }, 1), held } : undefined;
}

/** What another word of the same stem is worth where this one is asked for: no stem stands for the word as typed. */
function shareOfSurface(surface: string, { surface: typed, folded, isAlone }: QueryWord): number {
  const isTyped = surface === typed || (surface.toLowerCase() === folded && typed === typed.toLowerCase());
  if (isTyped) return 1;
  return isAlone ? rankSettings.otherSurfaceAlone : rankSettings.otherSurface;
}

/** What longer words are worth beside the word itself: the more, the likelier the reader is still typing. */
function shareBeside(held: number, together: number): number {
  return 0.3 + (0.4 * together) / (together + 4 * held);
}

interface Completion {
  readonly index: PostingIndex;
  readonly term: string;
  readonly held: number;
}

/** Terms the typed letters may become, the most common ones where there are too many. */
async function completionsOf(word: QueryWord, prefix: string, reader: IndexReader): Promise<Completion[]> {
  const { firstTerms } = reader.manifest;
  const broken = new Set(termsOfBrokenEnding(prefix, reader.analysis.stem));
  const find = async (chunks: readonly number[]) => {
    const indexes = await Promise.all(chunks.map((chunk) => reader.chunk(chunk)));
    return indexes.flatMap((index) =>
      index.terms
        .filter((term) => term !== word.term && (term.startsWith(prefix) || broken.has(term)))
        .filter((term) => !isPrefixTerm(term) && !isStopTerm(term))
        .map((term) => ({ index, term, held: index.held(term) })),
    );
  };
  const chunks = chunksOfPrefix(prefix, firstTerms, maxPrefixChunks + 1);
  if (chunks.length > maxPrefixChunks) {
    const wide = await wideCompletion(prefix, reader);
    if (wide) return [wide];
    chunks.pop();
  }
  const found = await find(chunks);
  if (found.length === 0) {
    const others = new Set([...broken].map((term) => chunkOf(term, firstTerms)));
    const unread = [...others].filter((chunk) => chunk >= 0 && !chunks.includes(chunk));
    found.push(...(await find(unread.slice(0, maxPrefixChunks))));
  }
  return found.sort((a, b) => b.held - a.held).slice(0, maxCompletions);
}

/** What the index keeps of a beginning that very many words share. */
async function wideCompletion(prefix: string, reader: IndexReader): Promise<Completion | undefined> {
  if (!shortPrefixLengths.includes(prefix.length)) return undefined;
  const term = termOfPrefix(prefix);
  const index = await reader.holding(term);
  const held = index?.held(term) ?? 0;
  return index !== undefined && held > 0 ? { index, term, held } : undefined;
}

async function wholeOf(term: string, reader: IndexReader): Promise<PostingIndex | undefined> {
  const chunk = chunkOf(term, reader.manifest.firstTerms);
  return chunk < 0 ? undefined : reader.chunk(chunk);
}

function matchOf({ index, term }: Pick<Completion, 'index' | 'term'>, share: number): Match {
  return { term, titleTerm: term, impacts: index.impacts(term), titles: index.titles(term), share };
}
