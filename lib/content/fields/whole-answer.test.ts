import { describe, expect, test } from 'vitest';
import { wholeAnswer } from './whole-answer';

const question = 'What is Öl?';

test('an answer is what the field says, then the body; neither brings blank lines', () => {
  expect(wholeAnswer(question, 'A.\n', '\n\nB.\n')).toBe('A.\n\nB.');
  expect(wholeAnswer(question, undefined, '\n  \n    code\n')).toBe('    code');
  expect(wholeAnswer(question, ' \n\n  A.', '')).toBe('  A.');
});

test.each(['&nbsp;', '\u00a0\n&nbsp;', '', ' \n'])('a body of %j says nothing', (body) => {
  expect(wholeAnswer(question, 'A.', body)).toBe('A.');
});

test('the breaks of an answer on one line become real where a body follows', () => {
  expect(wholeAnswer(question, 'A.\\nB.', '')).toBe('A.\\nB.');
  expect(wholeAnswer(question, 'A.\\nB.', 'C.\nD.')).toBe('A.\nB.\n\nC.\nD.');
});

describe('a first heading that repeats the question', () => {
  test.each([
    '# What is Öl?',
    '#   what is *ol*  ',
    '# What is `Öl`... ##',
    '# What   is Öl!',
    'What is Öl?\n===',
    'What is Öl:  \n=\n',
  ])('is left out: %j', (heading) => {
    expect(wholeAnswer(question, undefined, `${heading}\n\n \nIt is.`)).toBe('It is.');
  });

  test.each(['## What is Öl?', '#What is Öl?', '# What is Öl, and why?', 'What is Öl?\n---', 'What is Öl?'])(
    'is not this: %j',
    (start) => {
      expect(wholeAnswer(question, undefined, `${start}\n\nIt is.`)).toBe(`${start}\n\nIt is.`);
    },
  );

  test('may be all of the answer', () => {
    expect(wholeAnswer(question, undefined, '# What is Öl?')).toBe('');
  });

  test('in an answer on one line ends at its written break, and takes no command for one', () => {
    expect(wholeAnswer(question, '# What is Öl?\\n\\nIt is.', '')).toBe('It is.');
    expect(wholeAnswer(question, '# What is Öl?\\r\\nIt is.', '')).toBe('It is.');
    expect(wholeAnswer(question, '# What is Öl?\\n\\nabla is.', '')).toBe('\\nabla is.');
  });
});
