import { describe, expect, test } from 'vitest';
import { yamlDiagnostic } from './yaml-diagnostic';

/** What is told of text whose reader stopped on its last line. */
function toldOf(...lines: readonly string[]) {
  const { line, field, remedy, others } = stopAt(lines.length - 1, lines);
  return { line, field, remedy, others: others.map((other) => [other.line, other.field]) };
}

function stopAt(line: number, lines: readonly string[], reason = 'a reason') {
  return yamlDiagnostic({ line, reason }, lines.join('\n'), 1);
}

const unknown = 'correct the YAML on this line or the one above it';
const colon = 'a value that holds a colon and a space needs quotes around it';
const quotes = (sign: string) => `a value that begins with ${sign} needs quotes around it`;
const double = 'write \\" for a quotation mark inside double quotes, or single quotes around the value';
const single = "write '' for an apostrophe inside single quotes, or double quotes around the value";
const curly = 'write straight quotes: curly ones are none to YAML';
const space = 'put a space after the colon of a field';
const spaces = 'indent with spaces: YAML takes no tabs there';

describe('a line that YAML cannot read as it is meant', () => {
  test.each([
    ['a: b: c', colon],
    ['a: b:', colon],
    ['a: b # c: d', unknown],
    ['a: b:c', unknown],
    ['"a b": c: d', colon],
    ["'a b': c: d", colon],
    ['a.b-c : c: d', colon],
    ['-   a: b: c', colon],
    ['  a:   b: c  ', colon],
    ['a', unknown],
    ['a:b', space],
    ['http://example.org', unknown],
    ['x a:b', unknown],
    ['a: “b: c”', curly],
    ['a: “b:', curly],
    ['a: “b”', unknown],
    ['a: b “c: d”', colon],
    ['a: @b', quotes('@')],
    ['a: `b`', quotes('`')],
    ['a: %b', quotes('%')],
    ['a: b @c', unknown],
    ['a: *b* c', quotes('*')],
    ['a: *b*', quotes('*')],
    ['a: &b   c', quotes('&')],
    ['a: !b c', quotes('!')],
    ['a: *b', unknown],
    ['a: b *c* d', unknown],
    ['a: b*c*', unknown],
    ['a: "b" c', double],
    ['a: "b "c" d"', double],
    ['a: "b\\"c"', unknown],
    ['a: "b c"', unknown],
    ['a: "b" # c "d"', unknown],
    ['a: "b', unknown],
    ['a: b "c: d"', colon],
    ["a: 'b'c'", single],
    ["a: 'b''c'", unknown],
    ["a: 'bc' # it's", unknown],
    ["a: 'b", unknown],
    ["a: b 'c: d'", colon],
    ['a: [b, c] d', quotes('[')],
    ['a: [b]d', quotes('[')],
    ['a: [b] # c', unknown],
    ['a: [b: c, d]', unknown],
    ['a: b [c] d', unknown],
    ['a: {b, c} d', quotes('{')],
    ['a: {b}d', quotes('{')],
    ['a: {b: c}', unknown],
    ['a: {b} # c', unknown],
    ['a: b {c} d', unknown],
    ['a: | b: c', unknown],
    ['\ta: b', spaces],
    ['  \ta: b', spaces],
    ['a:\tb', unknown],
  ])('%j', (line, remedy) => {
    expect(toldOf(line).remedy).toBe(remedy);
  });

  test.each([
    ['a: b', 'a'],
    ['"a": b', 'a'],
    ["'a' : b", 'a'],
    ['  - a: b', 'a'],
    ['- b', 'front matter'],
    ['b c: d', 'front matter'],
  ])('%j is of the field %s', (line, field) => {
    expect(toldOf(line).field).toBe(field);
  });

  test('is of the field above it where it names none', () => {
    expect(toldOf('a: x', '  - y', '  z').field).toBe('a');
  });

  test('is the one where the reader stopped, or the one above it, if that is at fault', () => {
    const lines = ['a: b: c', 'd: e: f', 'g: h', 'i: j'];
    expect(stopAt(1, lines)).toMatchObject({ line: 2, field: 'd', remedy: colon, others: [{ line: 1 }] });
    expect(stopAt(2, lines)).toMatchObject({ line: 2, field: 'd', remedy: colon, others: [{ line: 1 }] });
    expect(stopAt(3, lines)).toMatchObject({ line: 4, remedy: unknown, others: [{ line: 1 }, { line: 2 }] });
    expect(stopAt(9, lines).line).toBe(4);
    expect(stopAt(0, ['a: b'], 'duplicated mapping key').remedy).toContain('take one of the two out');
  });

  test('is named with twenty others, and no more', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i}: b: c`);
    const { message, others } = stopAt(0, lines);
    expect(message).toBe('is not valid YAML (a reason)');
    expect(others.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    expect(others[0]).toMatchObject({
      kind: 'yaml',
      field: 'a1',
      message: 'is not valid YAML',
      remedy: colon,
    });
  });
});

describe('a text behind | or >', () => {
  test.each([
    ['a: |', [3]],
    ['a:   |', [3]],
    ['a: |-', [3]],
    ['a: >2+', [3]],
    ['a: |  # why', [3]],
    ['a: | why', [2, 3]],
    ['a: b', [2, 3]],
  ])('%j ends where a line stands no further in', (first, lines) => {
    const { others } = stopAt(9, [first, '  b: c: d', 'e: f: g', '', 'h: i']);
    expect(others.map(({ line }) => line).filter((line) => line > 1)).toEqual(lines);
  });

  test('may hold blank lines, but no tabs', () => {
    expect(toldOf('a: |', '', '  b: c: d', '    ', '  e: f: g').others).toEqual([]);
    expect(toldOf('a: |', '  b', '\tc').remedy).toBe(spaces);
  });
});
