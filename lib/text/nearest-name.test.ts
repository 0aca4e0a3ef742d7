import { expect, test } from 'vitest';
import { nearestName } from './nearest-name';

const known = ['question', 'answer', 'date', 'date_format', 'page_keywords', 'id'];

test.each([
  ['qustion', 'question'],
  ['Question', 'question'],
  ['anwser', 'answer'],
  ['dateFormat', 'date_format'],
  ['page-keywords', 'page_keywords'],
  ['ID', 'id'],
])('%s was meant to be %s', (written, name) => {
  expect(nearestName(written, known)).toBe(name);
});

test.each(['layout', 'it', '', '---', 'x'.repeat(500)])('%s is near none', (written) => {
  expect(nearestName(written, known)).toBeUndefined();
});
