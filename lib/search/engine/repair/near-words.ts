import { chunkOf } from '@/lib/search/engine/read/first-terms';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import {
  keyOfPart,
  lengthClasses,
  type VocabularyWord,
  vocabularyKey,
} from '@/lib/search/format/files/vocabulary';
import { editDistance } from '@/lib/text/edit-distance';

/** A word of the library that a misspelled one may have meant. */
export interface NearWord extends VocabularyWord {
  /** What the edits between the two cost. */
  readonly cost: number;
}

export interface NearWords {
  readonly near: readonly NearWord[];
  /** The ways to part the typed letters into two words of the library. */
  readonly parted: readonly (readonly [VocabularyWord, VocabularyWord])[];
}

const shortestRepaired = 4;
/** Words of this length and longer may be two edits away; shorter ones one. */
const longFrom = 8;
const shortestOpen = 5;
/** Parts of the vocabulary read from either end. */
const maxParts = 4;
const shortestPart = 3;

/**
 * Words near the typed one, nearest first. One of two edits leaves the beginning or the end of a word as it is, so only
 * the words that share one of them are read: a few kilobytes of the vocabulary.
 */
export async function nearWords(
  typed: string,
  reader: IndexReader,
  { isOpen }: { readonly isOpen: boolean },
): Promise<NearWords> {
  if (typed.length < shortestRepaired) return { near: [], parted: [] };
  const most = typed.length >= longFrom ? 2 : 1;
  const around = (await reader.pickedNear(typed)) ?? (await readBothWays(typed, most, reader));
  const words = new Map(around.map((word) => [word.form, word]));
  const near: NearWord[] = [];
  const held = lettersOf(typed);
  for (const word of words.values()) {
    // Most words are told apart by their letters alone: an edit changes at most two of the set.
    const differing = countBits(held ^ lettersOf(word.form));
    const isFar = differing > 2 * most;
    if (isFar && (!isOpen || word.form.length <= typed.length)) continue;
    const whole = isFar ? undefined : editDistance(typed, word.form, most);
    const begun =
      isOpen && typed.length >= shortestOpen && word.form.length > typed.length
        ? editDistance(typed, word.form, 1, true)
        : undefined;
    const costs = [whole?.cost, begun && begun.cost + 0.5].filter((cost) => cost !== undefined);
    if (costs.length > 0) near.push({ ...word, cost: Math.min(...costs) });
  }
  return { near: near.sort(byLikelihood), parted: partingsOf(typed, words) };
}

/** The letters of a word as bits; letters that share one only let a far word through to be looked at. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The cheaper edit first; of equal ones the more frequent word: four times as frequent is worth half an edit. */
function byLikelihood(a: NearWord, b: NearWord): number {
  return likelihood(b) - likelihood(a) || (a.form < b.form ? -1 : 1);
}

export function likelihood({ cost, magnitude }: NearWord): number {
  return magnitude / 4 - cost;
}

async function readBothWays(typed: string, most: number, reader: IndexReader): Promise<VocabularyWord[]> {
  const [ahead, back] = await Promise.all([
    readAround(typed, 'forward', most, reader),
    readAround(typed, 'backward', most, reader),
  ]);
  return [...ahead, ...back];
}

async function readAround(
  typed: string,
  order: 'forward' | 'backward',
  most: number,
  reader: IndexReader,
): Promise<VocabularyWord[]> {
  const keys = reader.manifest.vocabulary[order];
  const kept = Math.min(3, typed.length >> 1);
  const letters = order === 'forward' ? typed.slice(0, kept) : typed.slice(-kept);
  const parts = new Set<number>();
  const shortest = typed.length >= longFrom ? typed.length - 1 : typed.length - most;
  for (const isLong of lengthClasses(shortest, typed.length + most)) {
    const first = Math.max(0, chunkOf(keyOfPart(letters, order, isLong), keys));
    const last = chunkOf(`${keyOfPart(letters, order, isLong)}\uffff`, keys);
    const middle = chunkOf(keyOfPart(typed, order, isLong), keys);
    const from = Math.max(first, Math.min(middle - (maxParts >> 1), last - maxParts + 1));
    for (let part = from; part <= Math.min(last, from + maxParts - 1); part++) parts.add(part);
  }
  if (order === 'forward') parts.add(partOfSwap(typed, keys));
  const read = await Promise.all(
    [...parts].filter((part) => part >= 0).map((part) => reader.vocabulary(order, part)),
  );
  return read.flat();
}

/** Two letters swapped in the middle of a word change both its halves: where the word with them put right would stand. */
function partOfSwap(typed: string, keys: readonly string[]): number {
  const half = typed.length >> 1;
  const right = typed.slice(0, half - 1) + typed[half] + typed[half - 1] + typed.slice(half + 1);
  return chunkOf(vocabularyKey(right, 'forward'), keys);
}

function partingsOf(
  typed: string,
  words: ReadonlyMap<string, VocabularyWord>,
): (readonly [VocabularyWord, VocabularyWord])[] {
  const partings: (readonly [VocabularyWord, VocabularyWord])[] = [];
  for (let at = shortestPart; at <= typed.length - shortestPart; at++) {
    const first = words.get(typed.slice(0, at));
    const second = words.get(typed.slice(at));
    if (first && second) partings.push([first, second]);
  }
  const weight = (pair: readonly [VocabularyWord, VocabularyWord]) =>
    Math.min(pair[0].magnitude, pair[1].magnitude);
  return partings.sort((a, b) => weight(b) - weight(a));
}
