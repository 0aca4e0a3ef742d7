import { expect, test } from 'vitest';
import { parseParaphrases } from './paraphrases';

test('a line is a query and the question it means', () => {
  const text = 'dog drools at a bell\tpsychology/conditioning\r\n\n why, though? \t philosophy/why\n';
  expect(parseParaphrases(text)).toEqual([
    { query: 'dog drools at a bell', question: 'psychology/conditioning' },
    { query: 'why, though?', question: 'philosophy/why' },
  ]);
});

test.each([
  'no tab at all',
  '\tpsychology/conditioning',
  'query\tno-subject',
  'query\ta/b/c',
  'query\ta/b\tmore',
])('another line is named: %j', (line) => {
  expect(() => parseParaphrases(`good query\ta/b\n${line}`)).toThrow('Line 2');
});
