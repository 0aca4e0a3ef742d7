import { impactOfSlot, impactSlots } from '@/lib/search/format/files/impact';
import type { MatchedWord } from './match-words';
import { rankSettings } from './rank-settings';
import { gainOfWhole, type ScoreParts, scoreParts, titleBonus } from './score-parts';
import { createTitleScratch, type TitleScratch } from './title-scratch';

/** All documents that hold a word of the query. */
export interface Ranking {
  readonly documents: readonly number[];
  /** Whether one of them holds every word, but for words that only set a task. */
  readonly isComplete: boolean;
  scoreOf(document: number): number;
  /** Whether the document holds the query's n-th word. */
  holds(document: number, word: number): boolean;
  /** Whether its title does. */
  isInTitle(document: number, word: number): boolean;
}

/** A ranking that can say what a score is made of. */
export interface SignificantRanking extends Ranking {
  partsOf(document: number): ScoreParts;
}

/** Documents that have a place in a ranking though they hold none of its words. */
export interface AlsoRanked {
  /** At its end, where words found any at all. */
  readonly beside: readonly number[];
  /** Where words found none. */
  readonly instead: readonly number[];
}

export interface Ranker {
  /**
   * Ranks the documents that hold a word and for which `isWanted` holds. The ranking is valid until the next call.
   */
  rank(
    words: readonly MatchedWord[],
    isWanted?: (document: number) => boolean,
    also?: AlsoRanked,
  ): SignificantRanking;
}

const none: AlsoRanked = { beside: [], instead: [] };

const impactOf = Float32Array.from({ length: impactSlots }, (_, slot) => impactOfSlot(slot));

/** Ranks by summed impact × rarity, coverage of the query and its standing in the title. Scratch space is kept. */
export function createRanker(documents: number): Ranker {
  const scores = new Float32Array(documents);
  const held = new Uint32Array(documents);
  const least = new Float32Array(documents);
  const titles = createTitleScratch(documents);
  let touched: number[] = [];
  return {
    rank(asked, isWanted = () => true, also = none) {
      const words = asked.map(weighRepeats);
      for (const document of touched) {
        scores[document] = 0;
        held[document] = 0;
        titles.clear(document);
      }
      touched = [];
      for (const [i, word] of words.entries()) addImpacts(word, 1 << i, { scores, held, least, touched });
      for (const [i, word] of words.entries()) for (const match of word.matches) titles.add(match, i);
      // What holds none of the significant words shares nothing with what is asked.
      const significant = words.reduce(
        (bits, { isTask, isFaint }, i) => (isTask || isFaint ? bits : bits | (1 << i)),
        0,
      );
      const isTold = (document: number) => ((held[document] as number) & significant) !== 0;
      const found = touched.filter((document) => isTold(document) && isWanted(document));
      const others = (found.length === 0 ? also.instead : also.beside).filter(
        (document) => !isTold(document) && isWanted(document),
      );
      for (const document of others) {
        scores[document] = 0;
        held[document] = 0;
        titles.clear(document);
        found.push(document);
      }
      const isComplete = finish(found, words, { scores, held, least, titles });
      return {
        documents: found,
        isComplete,
        scoreOf: (document) => scores[document] ?? 0,
        holds: (document, word) => (((held[document] ?? 0) >>> word) & 1) === 1,
        isInTitle: (document, word) => ((titles.held(document) >>> word) & 1) === 1,
        partsOf: (document) => scoreParts(document, isTold(document) ? words : [], { least, titles }),
      };
    },
  };
}

function weighRepeats(word: MatchedWord): MatchedWord {
  return word.count === 1 ? word : { ...word, weight: word.weight * word.count ** rankSettings.repeats };
}

interface Accumulators {
  readonly scores: Float32Array;
  readonly held: Uint32Array;
  /** The least impact of any word that a document holds, but for words that only set a task. */
  readonly least: Float32Array;
  readonly touched: number[];
}

/** A document counts a word once: by the word itself, or else by the first longer word it holds. */
function addImpacts(word: MatchedWord, bit: number, state: Accumulators): void {
  const { scores, held, least, touched } = state;
  for (const { impacts, share } of word.matches) {
    for (let slot = 0; slot < impacts.length; slot++) {
      const list = impacts[slot];
      if (!list) continue;
      const impact = share * (impactOf[slot] as number);
      const part = word.weight * impact;
      const floor = word.isTask ? 1 : impact;
      for (let i = 0; i < list.length; i++) {
        const document = list[i] as number;
        const before = held[document] as number;
        if ((before & bit) !== 0) continue;
        if (before === 0) {
          touched.push(document);
          least[document] = 1;
        }
        held[document] = before | bit;
        if (floor < (least[document] as number)) least[document] = floor;
        scores[document] = (scores[document] as number) + part;
      }
    }
  }
}

/**
 * Turns summed impacts into scores: at most about 1.6, up to twice that for documents that hold every word. Answers
 * whether there is one.
 */
function finish(
  found: readonly number[],
  words: readonly MatchedWord[],
  state: Pick<Accumulators, 'scores' | 'held' | 'least'> & { readonly titles: TitleScratch },
): boolean {
  const { scores, held, least, titles } = state;
  const known = words.flatMap((word, i) => (word.matches.length > 0 ? [{ ...word, bit: 1 << i }] : []));
  const needed = known.filter((word) => !word.isTask);
  const all = needed.reduce((bits, word) => bits | word.bit, 0);
  const total = known.reduce((sum, word) => sum + word.weight, 0) || 1;
  const tables = Array.from({ length: Math.ceil(words.length / 8) }, (_, i) => weightsOfMasks(words, 8 * i));
  let whole = 0;
  for (const document of found) {
    let score = (scores[document] as number) / total;
    const inTitle = titles.held(document);
    if (inTitle !== 0) {
      let weight = 0;
      for (let i = 0; i < tables.length; i++)
        weight += (tables[i] as Float32Array)[(inTitle >>> (8 * i)) & 255] as number;
      const share = weight / total;
      score += share * titles.certainty(document) * titleBonus(titles.of(document, known.length), share);
    }
    const isWhole = ((held[document] as number) & all) === all;
    if (isWhole) whole++;
    scores[document] = isWhole ? score * gainOfWhole(needed.length, least[document] as number) : score;
  }
  return whole > 0 && words.every((word) => word.isTask || word.matches.length > 0);
}

/** The summed weight of every combination of eight of the words. */
function weightsOfMasks(words: readonly MatchedWord[], from: number): Float32Array {
  const weights = new Float32Array(256);
  for (let mask = 1; mask < 256; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    const word = words[from + lowest];
    weights[mask] = (weights[mask & (mask - 1)] as number) + (word?.weight ?? 0);
  }
  return weights;
}
