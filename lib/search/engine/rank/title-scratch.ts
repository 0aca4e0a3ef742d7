import { endsTitle, titlePosition } from '@/lib/search/format/files/title-slot';
import type { Match } from './match-words';

/** Where the words of a query stand in titles. Kept between queries; what a query touched is cleared before the next. */
export interface TitleScratch {
  add(match: Match, word: number): void;
  clear(document: number): void;
  /** Bits of the words that the title holds. */
  held(document: number): number;
  /** The least share of a match in the title: below 1 where a word only begins as typed. */
  certainty(document: number): number;
  of(document: number, words: number): TitleStanding;
}

export interface TitleStanding {
  /** Share of the query's words that follow one another. */
  readonly order: number;
  /** Share of the title that is query; 0 where its last word is not. */
  readonly whole: number;
}

export function createTitleScratch(documents: number): TitleScratch {
  const held = new Uint32Array(documents);
  const count = new Uint8Array(documents);
  const pairs = new Uint8Array(documents);
  const previousWord = new Uint8Array(documents);
  const previousPosition = new Uint8Array(documents);
  const length = new Uint8Array(documents);
  const certainty = new Float32Array(documents).fill(1);
  const add = (document: number, word: number, slot: number, share: number) => {
    const bit = 1 << word;
    const before = held[document] as number;
    if ((before & bit) !== 0) return;
    const position = titlePosition(slot);
    const follows =
      before !== 0 && previousWord[document] === word - 1 && previousPosition[document] === position - 1;
    if (follows) pairs[document] = (pairs[document] as number) + 1;
    if (endsTitle(slot)) length[document] = position + 1;
    held[document] = before | bit;
    if (share < (certainty[document] as number)) certainty[document] = share;
    count[document] = (count[document] as number) + 1;
    previousWord[document] = word;
    previousPosition[document] = position;
  };
  return {
    add({ titles, share }, word) {
      for (let slot = 0; slot < titles.length; slot++)
        for (const document of titles[slot] ?? []) add(document, word, slot, share);
    },
    clear(document) {
      held[document] = 0;
      count[document] = 0;
      pairs[document] = 0;
      length[document] = 0;
      certainty[document] = 1;
    },
    held: (document) => held[document] as number,
    certainty: (document) => certainty[document] as number,
    of(document, words) {
      const inTitle = count[document] as number;
      const ends = length[document] as number;
      return {
        order: words > 1 ? (pairs[document] as number) / (words - 1) : 1,
        whole: ends > 0 ? Math.min(1, inTitle / ends) : 0,
      };
    },
  };
}
