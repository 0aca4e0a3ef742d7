import { describe, expect, test } from 'vitest';
import { areFenceMarks, fenceLanguage, fenceMarks } from './fence-marks';

test.each([
  ['js', { name: 'js', rest: '', isDiff: false }],
  ['js{1,3}', { name: 'js', rest: '{1,3}', isDiff: false }],
  ['js title="a"', { name: 'js', rest: ' title="a"', isDiff: false }],
  ['diff-js', { name: 'js', rest: '', isDiff: true }],
  ['Diff', { name: 'Diff', rest: '', isDiff: true }],
  ['', { name: '', rest: '', isDiff: false }],
])('the fence of %j names its language', (info, found) => {
  expect(fenceLanguage(info)).toEqual(found);
});

test('marks are told from the beginning of a program', () => {
  for (const marks of [
    '{1,3}',
    'title="a b.js"',
    'linenos {2}',
    ':line-numbers',
    'showLineNumbers{5} diff',
    'x=y',
  ])
    expect(areFenceMarks(` ${marks} `), marks).toBe(true);
  for (const program of ['', 'int x;', 'print("a")', 'diff it', 'linenos and more'])
    expect(areFenceMarks(program), program).toBe(false);
});

describe('what marks say', () => {
  test('a title, in quotes or without', () => {
    const titled = (written: string) => fenceMarks(written, 9).title;
    expect(titled('title="a b.js"')).toBe('a b.js');
    expect(titled("x filename='a.js' y")).toBe('a.js');
    expect(titled('File=a.js diff')).toBe('a.js');
    expect(titled('title=\\"a b\\"')).toBe('a b');
    expect([titled('title=" "'), titled('subtitle="a"'), titled('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('numbers, from the first line or another', () => {
    const first = (written: string) => fenceMarks(written, 9).firstNumber;
    expect(['linenos', 'showLineNumbers', ':line-numbers', 'numberLines', 'linenos=true'].map(first)).toEqual(
      [1, 1, 1, 1, 1],
    );
    expect(['linenos=5', 'line-numbers="7"', 'showLineNumbers{9}'].map(first)).toEqual([5, 7, 9]);
    expect(['linenos=false', 'lineNumbers=No', 'mylinenos', 'linenosx', ''].map(first)).toEqual([
      ...Array(5).fill(undefined),
    ]);
    expect(first('linenos=1234567')).toBe(1);
  });

  test('which lines are marked, within the program', () => {
    const marked = (written: string, count = 9) => [...fenceMarks(written, count).marked];
    expect(marked('{1,3-5}')).toEqual([1, 3, 4, 5]);
    expect(marked('hl_lines="2 4 - 5"')).toEqual([2, 4, 5]);
    expect(marked('highlight={2}')).toEqual([2]);
    expect(marked('{8-99}')).toEqual([8, 9]);
    // These braces say the first number.
    expect(marked('showLineNumbers{5}')).toEqual([]);
    expect(marked('showLineNumbers{5} {2}')).toEqual([2]);
    expect(marked('{a}')).toEqual([]);
  });

  test('whether lines were added or taken away', () => {
    expect(
      ['diff', 'x DIFF y', 'different', 'a-diff'].map((written) => fenceMarks(written, 1).isDiff),
    ).toEqual([true, true, false, false]);
  });
});
