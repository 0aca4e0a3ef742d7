import { expect, test } from 'vitest';
import { blockMarkOf } from './block-marks';

const titleOf = (line: string) => {
  const mark = blockMarkOf(line);
  return mark?.kind === 'open' ? mark.title : undefined;
};

test.each([
  [':::note The set {1, 2}', 'The set {1, 2}'],
  [':::note {-1, 1} and {.5}', '{-1, 1} and {.5}'],
  [':::note[The set {1, 2}]', 'The set {1, 2}'],
  [':::note Title {.wide #a}', 'Title'],
  [':::note Title {-}', 'Title'],
  [':::note Title { open=true }', 'Title'],
  [':::note[Title]{open}', 'Title'],
  [':::note[Title] {.wide}', 'Title'],
  [':::note{open}', ''],
  [':::note {.wide}', ''],
  [':::note {}', ''],
])('of %j the title is %j', (line, title) => {
  expect(titleOf(line)).toBe(title);
});
