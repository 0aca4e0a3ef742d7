import { describe, expect, it } from 'vitest';
import { excessOfAnswer } from './answer-excess';

describe('excessOfAnswer', () => {
  it('finds nothing in an answer as they are written', () => {
    expect(excessOfAnswer('**Cells** hold $x^2$:\\n\\n- one\\n- two `code`')).toBeUndefined();
  });

  it.each([
    ['a'.repeat(262_145), 'the answer has more than 256 KiB'],
    [`${'> '.repeat(25)}a`, 'lists or quotes are nested'],
  ])('says what is too much', (answer, message) => {
    expect(excessOfAnswer(answer)).toContain(message);
  });
});
