import { expect, it } from 'vitest';
import { parseSynonyms } from './synonyms-file';

it('reads groups of words and phrases, past comments and blank lines', () => {
  const text = '# names\nheart attack, myocardial infarction, MI\n\nc#, c sharp # a language\n';
  expect(parseSynonyms(text)).toEqual({
    groups: [
      ['heart attack', 'myocardial infarction', 'MI'],
      ['c#', 'c sharp'],
    ],
    bad: [],
  });
});

it('numbers lines that bring nothing together', () => {
  expect(parseSynonyms('\uFEFFa, b\r\nalone\r\nsame, same,\r\n')).toEqual({
    groups: [['a', 'b']],
    bad: [2, 3],
  });
});
