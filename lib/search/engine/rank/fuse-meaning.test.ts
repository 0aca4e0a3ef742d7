import { describe, expect, it } from 'vitest';
import { meantText } from '@/lib/search/engine/query/meant-text';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import { sampleRanking, sampleWords } from '@/test-support/sample-ranking';
import { closestOf, fuseMeaning, nearestOf } from './fuse-meaning';
import { meaningWeight } from './meaning-weight';

const analysis = createAnalysis('en');

describe('what a model is told of a query', () => {
  it('is what was typed, without the signs of a search', () => {
    expect(meantText('  why do  plants -trees "make food" subject:biology ', analysis)).toMatchObject({
      text: 'why do plants make food',
      isSentence: true,
    });
    expect(meantText('-"a phrase" subject:"Computer Science"', analysis).text).toBe('');
  });

  it('is bounded, and no character of it is cut in two', () => {
    expect([...meantText('👩'.repeat(500), analysis).text]).toHaveLength(200);
  });

  it('tells a sentence from nouns that are joined', () => {
    const isSentence = (text: string) => meantText(text, analysis).isSentence;
    expect(isSentence('the law of supply and demand')).toBe(false);
    expect(isSentence('photosynthesis in plants')).toBe(false);
    expect(isSentence('how plants make food')).toBe(true);
    expect(isSentence('people who act like others')).toBe(true);
  });
});

describe('the weight of meaning', () => {
  const keywords = { isSentence: false, gap: 0.1, cover: 1, significantWords: 4 };

  it('is full for a sentence, and where the vectors single something out', () => {
    expect(meaningWeight({ ...keywords, isSentence: true })).toBe(3);
    expect(meaningWeight({ ...keywords, gap: 0.3, cover: 0.9 })).toBe(3);
    expect(meaningWeight({ ...keywords, gap: 0.3 })).toBe(0);
  });

  it('falls with what the best documents hold of keywords, from half of them on', () => {
    expect(meaningWeight(keywords)).toBe(0);
    expect(meaningWeight({ ...keywords, cover: 0.75 })).toBe(1.5);
    expect(meaningWeight({ ...keywords, cover: 0.5 })).toBe(3);
    expect(meaningWeight({ ...keywords, cover: 0 })).toBe(3);
    expect(meaningWeight({ ...keywords, significantWords: 2 })).toBe(0.25);
  });
});

describe('words and meaning together', () => {
  const ranking = sampleRanking(
    new Map([
      [1, 4],
      [2, 3],
      [3, 1],
    ]),
  );
  const words = sampleWords;
  const near = { documents: [2, 3, 9], cosines: [0.4, 0.8, 0.9], gap: 0.1, knownWords: 0 };

  it('give the nearest a place, a bounded number of them', () => {
    expect(nearestOf(near)).toEqual([9, 3, 2]);
    const documents = Array.from({ length: 100 }, (_, i) => i);
    const many = { ...near, documents, cosines: documents.map((document) => document / 100) };
    expect(nearestOf(many)).toHaveLength(20);
    expect(nearestOf(many)[0]).toBe(99);
  });

  it('find what is close where no word is held, and nothing that is not', () => {
    expect(closestOf(near)).toEqual([9, 3]);
    const scores = new Map([
      [9, 0],
      [3, 0],
    ]);
    const silent = { ...sampleRanking(scores), holds: () => false };
    const fused = fuseMeaning(silent, { near, words, isSentence: false });
    expect(fused.best([3, 9], 10)).toEqual([9, 3]);
  });

  it('lift what the words found too, and add nothing', () => {
    const fused = fuseMeaning(ranking, { near, words, isSentence: true });
    expect(fused.best([1, 2, 3], 10)).toEqual([3, 1, 2]);
    expect(fused.best([1, 2, 3], 1)).toEqual([3]);
    expect(fused.best([1, 2], 10)).toEqual([1, 2]);
    expect([1, 2, 3].filter((document) => fused.meaning?.isNear(document))).toEqual([3]);
    for (const document of [1, 2, 3])
      expect(ranking.scoreOf(document) / 4 + (fused.meaning?.gainOf(document) ?? 0)).toBe(
        fused.scoreOf(document),
      );
  });

  it('are words alone for keywords that the best document holds, and where nothing is known', () => {
    expect(fuseMeaning(ranking, { near, words, isSentence: false }).best([1, 2, 3], 3)).toEqual([1, 2, 3]);
    const unknown = fuseMeaning(ranking, { near: undefined, words, isSentence: true });
    expect(unknown.best([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(unknown.scoreOf(1)).toBe(4);
  });
});
