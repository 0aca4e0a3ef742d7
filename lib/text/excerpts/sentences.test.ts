import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences';

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it('ends a sentence at a stop before a capital, and at the end of a line', () => {
    expect(split('Plants make food. They need light!\nLeaves are green')).toEqual([
      'Plants make food.',
      'They need light!',
      'Leaves are green',
    ]);
  });

  it('does not end one at an abbreviation, a decimal or before a small letter', () => {
    expect(split('Dr. Mead wrote, e.g. Samoa, that 3.14 is near. Then U.S. law changed.')).toEqual([
      'Dr. Mead wrote, e.g. Samoa, that 3.14 is near.',
      'Then U.S. law changed.',
    ]);
    expect(split('It costs approx. two coins. Yes.')).toEqual(['It costs approx. two coins.', 'Yes.']);
  });

  it('keeps closing quotes with the sentence, and needs no space in Chinese', () => {
    expect(split('He said “stop.” She went.')).toEqual(['He said “stop.”', 'She went.']);
    expect(split('植物需要光。水也需要！')).toEqual(['植物需要光。', '水也需要！']);
  });

  it('parts what has no end, and loses no word of it', () => {
    const long = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
    const parts = split(long);
    expect(parts.every((part) => part.length <= 400)).toBe(true);
    expect(parts.join(' ')).toBe(long);
    expect(split('x'.repeat(1000)).join('')).toBe('x'.repeat(1000));
  });
});
