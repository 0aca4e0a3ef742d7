import { expect, it } from 'vitest';
import { answerOpenings } from './answer-passage';

const sentences = (prose: string, title = 'What is ice?') =>
  answerOpenings(prose, title).map(({ sentence }) => sentence);

it('compares whole sentences, not headings, nor the title, nor what leads to a formula that is not there', () => {
  const prose = [
    'Ice is what?',
    'What is ice?',
    'Frozen water in four words',
    'Water that froze is called ice. It floats on water since it is less dense.',
    'Its density in the usual units is about:',
  ].join('\n');
  expect(sentences(prose)).toEqual([
    'Water that froze is called ice.',
    'It floats on water since it is less dense.',
  ]);
});

it('takes what there is where nothing ends as a sentence does, and never very much', () => {
  expect(sentences('a list of things\nwithout any stops there')).toHaveLength(2);
  expect(sentences('')).toEqual([]);
  expect(sentences('This is a sentence of six. '.repeat(500))).toHaveLength(12);
});
