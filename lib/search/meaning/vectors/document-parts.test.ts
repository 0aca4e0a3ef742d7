import { describe, expect, it } from 'vitest';
import { counted, partsOfDocument, readIn, readText } from './document-parts';

const first = 'Water leaves a leaf through small holes called stomata.';
const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

describe('what a model reads of a document', () => {
  it('is the summary and the text, and the summary once where it is the beginning of the text', () => {
    expect(readText('In short.', 'At length.')).toBe('In short. At length.');
    expect(readText('Plants\nbreathe', 'Plants  breathe\nat night.')).toBe('Plants breathe at night.');
    expect(readText('Plants breathe…', 'Plants breathe at night.')).toBe('Plants breathe at night.');
    expect(readText('', 'At length.')).toBe('At length.');
  });

  it('ends at a word, further down than what search shows', () => {
    const read = readText('', words(400));
    expect(read.length).toBeGreaterThan(600);
    expect(read.length).toBeLessThanOrEqual(660);
    expect(words(400).startsWith(`${read} `)).toBe(true);
  });

  it('is less in a library of very many documents', () => {
    const read = readText('', words(400));
    expect(readIn(20_000, read)).toBe(read);
    const less = readIn(36_000, read);
    expect(less.length).toBeGreaterThan(350);
    expect(less.length).toBeLessThanOrEqual(400);
    expect(read.startsWith(`${less} `)).toBe(true);
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

  it('count once, but for the first, which says what the others are about', () => {
    expect(counted(['question', 'rest', 'more'])).toEqual(['question', 'question', 'rest', 'more']);
    expect(counted(['question'])).toEqual(['question']);
  });
});
