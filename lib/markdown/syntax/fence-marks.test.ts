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

test.each([
  ['{.python', '.numberLines startFrom="5"}', 'python', 5],
  ['{#id', '.js}', 'js', undefined],
  ['{.numberLines', '.haskell}', 'haskell', 1],
  ['{', '.Haskell .number-lines startFrom=100 }', 'Haskell', 100],
  ['python', '{.numberLines startFrom=10}', 'python', 10],
  ['{.numberLines}', '', '', 1],
  ['{r,', 'echo=FALSE}', 'r', undefined],
  ['{r', 'setup, include=FALSE}', 'r', undefined],
  ['{python}', '', 'python', undefined],
  ['{.c++', 'startFrom=3}', 'c++', undefined],
  ['go', '{linenos=table,linenostart=199}', 'go', 199],
  ['py', 'linenums="7"', 'py', 7],
  ['{1,3}', '', '', undefined],
  ['{=html}', '', '', undefined],
])('attributes in braces: %s %s', (info, meta, name, firstNumber) => {
  const found = fenceLanguage(info, meta);
  expect(found.name).toBe(name);
  expect(fenceMarks(found.rest, 9).firstNumber).toBe(firstNumber);
});

test('attributes in braces say what marks say', () => {
  expect(fenceMarks('{.python title=a.py hl_lines="1 3"}', 9)).toMatchObject({
    title: 'a.py',
    marked: new Set([1, 3]),
  });
  expect([...fenceMarks('{linenos=true,hl_lines=[2,"4-5"]}', 9).marked]).toEqual([2, 4, 5]);
  expect(fenceMarks('{.diff}', 9).isDiff).toBe(true);
  expect(fenceLanguage('{.diff-js}')).toMatchObject({ name: 'js', isDiff: true });
  expect(fenceMarks('title="a {.numberLines} b"', 9)).toMatchObject({
    title: 'a {.numberLines} b',
    firstNumber: undefined,
  });
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
