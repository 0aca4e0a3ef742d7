import { expect, it } from 'vitest';
import { slotOfImpact } from '@/lib/search/format/files/impact';
import { titleSlot, titleSlots } from '@/lib/search/format/files/title-slot';
import type { MatchedWord } from './match-words';
import { createRanker } from './rank-documents';
import { rankSettings } from './rank-settings';
import { gainOfWhole } from './score-parts';

/** A word of the weight 1 with its impact in each document, 0 where it is not there. */
function word(impacts: readonly number[], count = 1): MatchedWord {
  const slots: number[][] = Array.from({ length: 32 }, () => []);
  for (const [document, impact] of impacts.entries())
    if (impact > 0) slots[slotOfImpact(impact)]?.push(document);
  const plain = {
    typed: '',
    folded: '',
    term: '',
    surface: '',
    isStop: false,
    start: 0,
    end: 0,
    isTask: false,
    isConnector: false,
    isQuoted: false,
  };
  return { ...plain, count, weight: 1, matches: [{ term: '', impacts: slots, titles: [], share: 1 }] };
}

function scores(words: readonly MatchedWord[], documents: number): number[] {
  const { scoreOf } = createRanker(documents).rank(words);
  return Array.from({ length: documents }, (_, document) => scoreOf(document));
}

it('puts a document that holds all words before one that says one of them louder, if it says something of each', () => {
  const [all = 0, loud = 0] = scores([word([0.5, 0.9]), word([0.5, 0])], 2);
  expect(all).toBeGreaterThan(loud);
});

it('does not take words that meet in a long text by chance for an answer', () => {
  const [chance = 0, two = 0] = scores([word([0.1, 0]), word([0.1, 0.5]), word([0.1, 0.5])], 2);
  expect(two).toBeGreaterThan(chance);
});

it('takes it for no chance where there are many words', () => {
  const words = Array.from({ length: 8 }, (_, i) => word([0.2, i < 4 ? 0.7 : 0]));
  const [all = 0, half = 0] = scores(words, 2);
  expect(all).toBeGreaterThan(half);
});

it('hears a word that is said again, but not twice as much', () => {
  const once = scores([word([0.5, 0]), word([0, 0.7])], 2);
  const twice = scores([word([0.5, 0], 2), word([0, 0.7])], 2);
  expect(once[0]).toBeLessThan(once[1] as number);
  expect(twice[0]).toBeGreaterThan(twice[1] as number);
  expect(twice[0] as number).toBeLessThan(2 * (once[0] as number));
});

it('lets a document gain by the word of which it says least, once it holds all', () => {
  const [even = 0, uneven = 0, one = 0] = scores([word([0.3, 0.55, 0.6]), word([0.3, 0.05, 0])], 3);
  expect(even).toBeGreaterThan(uneven);
  expect(uneven).toBeGreaterThan(one / 2);
});

it('gains more the more it says of each word, up to enough; of many words whatever it says', () => {
  const { saysEnough, manyWords } = rankSettings;
  const gains = [0, saysEnough / 4, saysEnough / 2, saysEnough].map((least) => gainOfWhole(2, least));
  expect(gains[0]).toBe(1);
  expect([...new Set(gains)].sort((a, b) => a - b)).toEqual(gains);
  expect(gainOfWhole(2, 1)).toBe(gains[3]);
  expect(gainOfWhole(manyWords - 1, 0)).toBe(1);
  expect(gainOfWhole(manyWords, 0)).toBeGreaterThan(1);
  expect(gainOfWhole(1, 1)).toBe(1);
});

/** A word of the same impact in every document, and where it stands in each title, `!` for its last place. */
function inTitles(places: readonly (string | undefined)[]): MatchedWord {
  const titles: number[][] = Array.from({ length: titleSlots }, () => []);
  for (const [document, place] of places.entries())
    if (place !== undefined)
      titles[titleSlot(Number.parseInt(place, 10), place.endsWith('!'))]?.push(document);
  const [match] = word(places.map(() => 0.5)).matches;
  return { ...word([]), matches: [{ term: '', impacts: match?.impacts ?? [], titles, share: 1 }] };
}

it('counts a word in the title, words in their order there, and a title that is nothing else, each for more', () => {
  const [nowhere = 0, half = 0, reversed = 0, ordered = 0, whole = 0] = scores(
    [inTitles([undefined, '0', '1', '0', '0']), inTitles([undefined, undefined, '0', '1', '1!'])],
    5,
  );
  expect([nowhere, half, reversed, ordered, whole]).toEqual(
    [nowhere, half, reversed, ordered, whole].sort((a, b) => a - b),
  );
  expect(new Set([nowhere, half, reversed, ordered, whole]).size).toBe(5);
});

it('counts a title for more the smaller the rest of it is', () => {
  const [long = 0, short = 0] = scores([inTitles(['0', '0']), inTitles(['9!', '2!'])], 2);
  expect(short).toBeGreaterThan(long);
});

it('forgets what the query before found', () => {
  const ranker = createRanker(2);
  const asked = [inTitles(['0!', undefined]), word([0, 0.5])];
  const scoresOf = () => {
    const ranking = ranker.rank(asked);
    return [0, 1].map((document) => [
      ranking.scoreOf(document),
      ranking.holds(document, 1),
      ranking.isInTitle(document, 0),
    ]);
  };
  const first = scoresOf();
  ranker.rank([word([0.9, 0.9]), word([0.9, 0.9])]);
  expect(scoresOf()).toEqual(first);
});

it('shows nothing that holds only words which set a task, or say too little', () => {
  const task = { ...word([0.9, 0.9]), isTask: true };
  const faint = { ...word([0.9, 0, 0.9]), isFaint: true };
  expect(createRanker(3).rank([task, faint, word([0, 0.1])]).documents).toEqual([1]);
});

it('is complete where a document holds every word but those that set a task', () => {
  const isComplete = (...words: readonly MatchedWord[]) => createRanker(2).rank(words).isComplete;
  const task = { ...word([0, 0]), isTask: true };
  expect(isComplete(word([0.5, 0]), word([0.5, 0.5]))).toBe(true);
  expect(isComplete(word([0.5, 0]), word([0, 0.5]))).toBe(false);
  expect(isComplete(task, word([0.5, 0]))).toBe(true);
  expect(isComplete({ ...word([0]), matches: [] }, word([0.5, 0]))).toBe(false);
});

const also = (beside: readonly number[], instead: readonly number[] = []) => ({ beside, instead });

it('has a place, at the end, for documents that hold no word, where words found any and they are wanted', () => {
  const ranker = createRanker(5);
  const isWanted = (document: number) => document !== 3;
  const { documents, scoreOf } = ranker.rank([word([0.5, 0, 0, 0, 0])], isWanted, also([0, 2, 3]));
  expect(documents).toEqual([0, 2]);
  expect(scoreOf(0)).toBeGreaterThan(0);
  expect(scoreOf(2)).toBe(0);
  const nothing = [word([0, 0, 0, 0, 0])];
  expect(ranker.rank(nothing, isWanted, also([2])).documents).toEqual([]);
  expect(ranker.rank(nothing, isWanted, also([2], [4, 3])).documents).toEqual([4]);
});

it('counts nothing of a document that holds only words that set a task, where it has a place', () => {
  const task = { ...word([0, 0.9]), isTask: true };
  const { documents, scoreOf, partsOf } = createRanker(2).rank([word([0.5, 0]), task], undefined, also([1]));
  expect(documents).toEqual([0, 1]);
  expect([scoreOf(1), partsOf(1).score]).toEqual([0, 0]);
});
