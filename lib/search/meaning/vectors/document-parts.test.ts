import { describe, expect, it } from 'vitest';
import { keyOfParts, partsOfDocument, readLengthIn, readText, vectorOfParts } from './document-parts';

const first = 'Water leaves a leaf through small holes called stomata.';
const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

describe('what a model reads of a document', () => {
  it('is the summary and the text, and the summary once where it is the beginning of the text', () => {
    expect(readText('In short.', 'At length.', 660)).toBe('In short. At length.');
    expect(readText('Plants\nbreathe', 'Plants  breathe\nat night.', 660)).toBe('Plants breathe at night.');
    expect(readText('Plants breathe…', 'Plants breathe at night.', 660)).toBe('Plants breathe at night.');
    expect(readText('', 'At length.', 660)).toBe('At length.');
  });

  it('ends at a word, where the length that is read is reached', () => {
    const read = readText('', words(400), 660);
    expect(read.length).toBeGreaterThan(600);
    expect(read.length).toBeLessThanOrEqual(660);
    expect(words(400).startsWith(`${read} `)).toBe(true);
  });

  it('is whole answers in a small library, and the less of each the more there are', () => {
    const lengths = [300, 5_000, 5_001, 20_000, 36_000, 1_000_000].map(readLengthIn);
    expect(lengths).toEqual([5_000, 5_000, 660, 660, 400, 400]);
  });
});

describe('the parts of a document', () => {
  it('are its question with the first sentence, and what follows in pieces of like length', () => {
    const rest = words(55);
    const [head, ...pieces] = partsOfDocument('What is transpiration?', `${first} ${rest}`);
    expect(head).toBe(`What is transpiration? ${first}`);
    expect(pieces.join(' ')).toBe(rest);
    expect(pieces).toHaveLength(Math.ceil(rest.length / 200));
    const lengths = pieces.map(({ length }) => length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(30);
  });

  it('are one where there is little to read', () => {
    expect(partsOfDocument('What is C#?', '')).toEqual(['What is C#?']);
    expect(partsOfDocument('What is C#?', 'A language\nof words.')).toEqual([
      'What is C#? A language of words.',
    ]);
  });

  it('hold all of a text without sentences, and of one without words', () => {
    expect(partsOfDocument('Q', words(50)).join(' ')).toBe(`Q ${words(50)}`);
    const letters = 'x'.repeat(600);
    const parts = partsOfDocument('Q', letters);
    expect(parts.join('').replace('Q ', '')).toBe(letters);
    expect(parts.length).toBeGreaterThan(2);
  });

  it('make a vector of which the first is two fifths, however many there are', () => {
    const axis = (at: number) => Float32Array.from({ length: 5 }, (_, i) => (i === at ? 1 : 0));
    for (const others of [1, 2, 4]) {
      const vector = vectorOfParts([0, 1, 2, 3, 4].slice(0, others + 1).map(axis));
      const sum = vector.reduce((all, value) => all + value, 0);
      expect((vector[0] as number) / sum).toBeCloseTo(0.4);
      expect((vector[1] as number) / sum).toBeCloseTo(0.6 / others);
      expect(Math.hypot(...vector)).toBeCloseTo(1);
    }
    expect([...vectorOfParts([axis(0)])]).toEqual([1, 0, 0, 0, 0]);
  });

  it('name the vector that is made of them', () => {
    expect(keyOfParts(['question', 'rest'])).toEqual(keyOfParts(['question', 'rest']));
    expect(keyOfParts(['question', 'rest'])).not.toEqual(keyOfParts(['question rest']));
  });
});
