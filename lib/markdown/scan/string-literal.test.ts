import { expect, test } from 'vitest';
import { stringLiteralEnd } from './string-literal';

/** The literal that opens with the first quote of a text from an index on; undefined where that opens none. */
function literal(text: string, from = 0): string | undefined {
  const index = text.slice(from).search(/["']/) + from;
  const end = stringLiteralEnd(text, index, text.length);
  return end === undefined ? undefined : text.slice(index, end);
}

test.each([
  [`x = "a b";`, `"a b"`],
  [`x = '';`, `''`],
  [`x = "a \\" b" + c`, `"a \\" b"`],
  [`x = "it's" + y`, `"it's"`],
  [`f"a{b}"`, `"a{b}"`],
  [`rb'x'`, `'x'`],
  [`Rb"x"`, `"x"`],
  [`u8R"x"`, `"x"`],
  [`LR"x"`, `"x"`],
  [`print("a\\n")`, `"a\\n"`],
])('in %s it is %s', (text, found) => {
  expect(literal(text)).toBe(found);
});

test.each([
  `don't say 'no'`,
  `5" and 6"`,
  `"""docstring"""`,
  `"open`,
  `"two\nlines"`,
  `ab"x"`,
  `fff"x"`,
  `"a\\nb"c`,
])('%j begins with none', (text) => {
  expect(literal(text)).toBeUndefined();
});

test('the last quote of a triple opens none either', () => {
  expect(literal(`"""a`, 2)).toBeUndefined();
});

test('the letter of a written break belongs to no word', () => {
  expect(literal(`x\\n"a"`)).toBe(`"a"`);
  expect(literal(`x\\nf"a"`)).toBe(`"a"`);
  expect(literal(`x\\nab"a"`)).toBeUndefined();
});

test('one that opens with an escaped quote closes with one', () => {
  expect(literal(`say \\"a\\" now`)).toBe(`"a\\"`);
});

test('one that is too long, or ends beyond what is looked at, is none', () => {
  expect(literal(`"${'x'.repeat(498)}"`)).toHaveLength(500);
  expect(literal(`"${'x'.repeat(499)}"`)).toBeUndefined();
  expect(stringLiteralEnd('"abc"', 0, 4)).toBeUndefined();
  expect(stringLiteralEnd('"abc"', 0, 5)).toBe(5);
});
