import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeVocabulary, encodeVocabulary, vocabularyKey } from './vocabulary';

const words = fc.uniqueArray(
  fc.record({
    form: fc.string({ unit: fc.constantFrom('a', 'é', 'z', '水', '𝒳'), minLength: 1, maxLength: 9 }),
    magnitude: fc.nat(30),
  }),
  { selector: ({ form }) => form, maxLength: 40 },
);

it('decodes to what was encoded, from either end of the words', () => {
  fc.assert(
    fc.property(words, fc.constantFrom('forward' as const, 'backward' as const), (list, order) => {
      const key = ({ form }: { form: string }) => vocabularyKey(form, order);
      const sorted = [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(decodeVocabulary(encodeVocabulary(sorted, order), order)).toEqual(sorted);
    }),
  );
});

it('keeps short words apart from long ones', () => {
  expect(vocabularyKey('cell', 'forward')).toBe('0cell');
  expect(vocabularyKey('mitosis', 'backward')).toBe('1sisotim');
});
