import { expect, test } from 'vitest';
import { parseQuestion } from '@/lib/content/parse-question';
import { linesOfQuiz } from './choice-fields';

const place = { subject: 'art', slug: 'a', file: 'art/a.md' };

function read(choices: string) {
  const text = `---\nquestion: Why?\nanswer: So.\nchoices:${choices}\n---\n`;
  const { question, diagnostics } = parseQuestion(Buffer.from(text), place);
  return {
    choices: question.choices,
    said: diagnostics.map(({ severity, kind, line, message }) => `${severity} ${kind} ${line} ${message}`),
  };
}

test('options have a text, whether they are right, and why', () => {
  expect(
    read(
      `\n  - text: Because of  $x^2$\n    right: true\n    why: It grows.\n  - text: Not so\n    right: No\n  - { text: Nor so }`,
    ),
  ).toEqual({
    choices: [
      { text: 'Because of $x^2$', isRight: true, why: 'It grows.' },
      { text: 'Not so', isRight: false, why: undefined },
      { text: 'Nor so', isRight: false, why: undefined },
    ],
    said: [],
  });
  expect(read(' []').choices).toBeUndefined();
});

test('several options may be right', () => {
  const { choices } = read('\n  - text: a\n    right: true\n  - text: b\n    right: yes');
  expect(choices?.map(({ isRight }) => isRight)).toEqual([true, true]);
});

const sound = '\n  - text: a\n    right: true\n  - text: b';

test.each([
  ['\n  - text: a\n    right: true', 4, 'fewer than two options'],
  ['\n  - text: a\n  - text: b', 4, 'no option is right'],
  [`${sound}\n  - text: A`, 8, 'two options say the same'],
  [`${sound}\n    right: maybe`, 7, 'right: maybe is neither true nor false'],
  [`${sound}\n  - why: nothing`, 8, 'an option has no text'],
  [`${sound}\n  - plain`, 8, 'an option is not a map of texts'],
  [`${sound}\n  - text: [x]`, 8, 'an option is not a map of texts'],
  [`${sound}\n  - text: ${'x'.repeat(301)}`, 8, 'the text of an option is longer than 300 characters'],
  [sound + [...'cdefghi'].map((text) => `\n  - text: ${text}`).join(''), 14, 'more than 8 options'],
])('choices are not shown, and the line is named: %j', (choices, line, message) => {
  const found = read(choices);
  expect(found.choices).toBeUndefined();
  expect(found.said).toEqual([
    expect.stringMatching(
      new RegExp(`^error choices ${line} .*${message.replace(/[[\]]/g, '.')}.* not shown$`),
    ),
  ]);
});

test('an unknown field of an option is named, and the choices are shown', () => {
  const found = read(`${sound}\n    wy: no`);
  expect(found.choices).toHaveLength(2);
  expect(found.said).toEqual(['warning choices 7 wy is not a field of an option, and is not used']);
});

test('choices that are no list are dropped as any field of a wrong shape', () => {
  expect(read(' a, b')).toEqual({
    choices: undefined,
    said: ['error field 4 is not used: must be a list of options'],
  });
});

test('eight options are shown, and texts as long as they may be', () => {
  const eight = [...'cdefgh'].map((text) => `\n  - text: ${text}`).join('');
  expect(read(sound + eight).choices).toHaveLength(8);
  expect(read(`${sound}\n  - text: ${'x'.repeat(300)}\n    why: ${'y'.repeat(600)}`).said).toEqual([]);
  expect(read(`${sound}\n    why: ${'y'.repeat(601)}`).said[0]).toContain(
    'the why of an option is longer than 600',
  );
});

test.each(['true enough', 'untrue', 'no way', 'piano'])('right: %s is neither true nor false', (right) => {
  expect(read(`${sound}\n    right: ${right}`).said).toEqual([
    `error choices 7 right: ${right} is neither true nor false, and the choices are not shown`,
  ]);
});

test('an unknown field is named with the one that may be meant', () => {
  const text = `---\nquestion: Why?\nanswer: So.\nchoices:${sound}\n    wyh: no\n    hint: no\n---\n`;
  const { diagnostics } = parseQuestion(Buffer.from(text), place);
  expect(diagnostics.map(({ remedy }) => remedy)).toEqual([
    'an option has text, right and why',
    'an option has text, right and why',
  ]);
  const near = text.replace('wyh', 'rigt');
  expect(parseQuestion(Buffer.from(near), place).diagnostics[0]?.remedy).toBe('did you mean right?');
});

test('two options that say the same are named at the second, the first of all among them', () => {
  expect(read('\n  - text: a\n    right: true\n  - text: A').said).toEqual([
    'error choices 7 two options say the same, and the choices are not shown',
  ]);
});

test('a list of nothing but what is no option is told of once for each, and not for what follows from it', () => {
  expect(read('\n  - plain').said).toEqual([
    'error choices 5 an option is not a map of texts, and the choices are not shown',
    'error choices 4 there are fewer than two options, and the choices are not shown',
  ]);
});

test('readers see what is asked, the texts, and then the reasons', () => {
  const choices = [
    { text: 'a', isRight: true, why: 'w' },
    { text: 'b', isRight: false },
  ];
  expect(linesOfQuiz({ choices, choicesPrompt: 'Which?' })).toEqual(['Which?', 'a', 'b', 'w', '']);
  expect(linesOfQuiz({ choices, choicesPrompt: undefined })).toEqual(['', 'a', 'b', 'w', '']);
  expect(linesOfQuiz({ choices: [], choicesPrompt: 'Which?' })).toEqual([]);
  expect(linesOfQuiz({ choices: undefined, choicesPrompt: 'Which?' })).toEqual([]);
});
