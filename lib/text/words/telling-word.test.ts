import { expect, test } from 'vitest';
import { tellingWord } from './telling-word';

const wordIn = (title: string, language = 'en') => {
  const word = tellingWord(title, language);
  return word && title.slice(word.start, word.end);
};

test.each([
  ['What is the difference between mitosis and meiosis?', 'mitosis'],
  ['How do kidneys make urine?', 'kidneys'],
  ['Why do we forget?', 'forget'],
  ['What is the main role of ATP?', 'ATP'],
  ['What does the WHO do?', 'WHO'],
  ['Explain Kepler’s laws', 'Kepler’s'],
  ['“Émile”: what is it about?', 'Émile'],
  ['3 laws of motion', '3'],
])('%s tells by %s', (title, word) => {
  expect(wordIn(title)).toBe(word);
});

test('where no word tells, the first that says anything counts, and else the first', () => {
  expect(wordIn('What is the main difference?')).toBe('main');
  expect(wordIn('What is it?')).toBe('What');
  expect(wordIn('?!')).toBeUndefined();
});

test('of a language whose words are not known the first word counts', () => {
  expect(wordIn('Was ist eine Zelle?', 'de')).toBe('Was');
});
