import { expect, it } from 'vitest';
import { slotOfImpact } from '../format/impact';
import type { MatchedWord } from './match-words';
import { createRanker } from './rank-documents';

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
