import { describe, expect, it } from 'vitest';
import { parseMacros } from './macros-file';

describe('macros.yml', () => {
  it('holds commands and what they stand for', () => {
    const { macros, diagnostics } = parseMacros(
      "# our own\n\\R: \\mathbb{R}\n'\\vect': '\\mathbf{#1}'\npair: '(\\vect{#1}, #2)'\n",
    );
    expect(macros).toEqual({ R: '\\mathbb{R}', vect: '\\mathbf{#1}', pair: '(\\vect{#1}, #2)' });
    expect(diagnostics).toEqual([]);
  });

  it('may be empty', () => {
    for (const text of ['', '\n# nothing\n'.slice(0, 1)])
      expect(parseMacros(text)).toEqual({ macros: {}, diagnostics: [] });
  });

  it.each([
    ['\\1a: x', 'is not the name'],
    [`\\${'a'.repeat(25)}: x`, 'is not the name'],
    ['\\frac: x', 'cannot be given another meaning'],
    ['\\nx: y', 'read as a line break'],
    ['\\nN: y', 'read as a line break'],
    ["\\a: ''", 'stands for nothing'],
    ['\\a:\n  - x', 'stands for nothing'],
    ['\\a: (#1, #2)', 'cut off at #'],
    [`\\a: ${'x'.repeat(501)}`, 'is longer than 500'],
    ['\\a: \\def\\b{x}', 'holds \\def'],
    ['\\a: \\href{javascript:x}{y}', 'holds \\href'],
    [`\\a: '${'#1'.repeat(21)}'`, 'repeats arguments'],
    ["\\a: '{x'", 'brace'],
    ["\\a: 'x}{'", 'brace'],
    ["\\a: '\\a'", 'refer to one another'],
    ["\\a: '\\a{#1#1}'", 'is not used'],
  ])('leaves out %j and says why, with line and remedy', (line, message) => {
    const { macros, diagnostics } = parseMacros(`\\ok: x\n${line}\n`);
    expect(macros).toEqual({ ok: 'x' });
    expect(diagnostics).toMatchObject([{ kind: 'macro', severity: 'warning', file: 'macros.yml', line: 2 }]);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.remedy).not.toBe('');
  });

  it('leaves out all of a circle', () => {
    const { macros, diagnostics } = parseMacros("\\a: '\\b'\n\\b: '\\c'\n\\c: '\\a'\n\\d: 'x'\n");
    expect(macros).toEqual({ d: 'x' });
    expect(diagnostics.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('names no more than 200', () => {
    const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const lines = Array.from({ length: 203 }, (_, i) => `\\x${letters(i)}: x`);
    const { macros, diagnostics } = parseMacros(lines.join('\n'));
    expect(Object.keys(macros)).toHaveLength(200);
    expect(diagnostics.map(({ line }) => line)).toEqual([201, 202, 203]);
  });

  it('is read with line ends of any kind, and a byte order mark', () => {
    expect(parseMacros('\ufeff\\a: x\r\\b: y\r\n\\c: z').macros).toEqual({ a: 'x', b: 'y', c: 'z' });
  });

  it.each(['def', 'let', 'newcommand', 'renewcommand', 'global', 'globaldefs', 'long', 'htmlStyle', 'show'])(
    'leaves out what would change or leave the formula: %s',
    (name) => {
      const { macros, diagnostics } = parseMacros(`\\a: '\\${name} x'`);
      expect(macros).toEqual({});
      expect(diagnostics).toMatchObject([{ message: `holds \\${name}, which is not allowed` }]);
    },
  );

  it.each(['letter', 'definition', 'longer', 'shower'])('takes \\%s, which only begins like one', (name) => {
    expect(parseMacros(`\\a: '\\${name}'`).macros).toEqual({ a: `\\${name}` });
  });

  it.each([
    [`\\${'a'.repeat(24)}: x`, 'a'.repeat(24), 'x'],
    [`\\a: ${'x'.repeat(500)}`, 'a', 'x'.repeat(500)],
    [`\\a: '${'#1'.repeat(20)}'`, 'a', '#1'.repeat(20)],
    [`\\a: '${'\\#'.repeat(21)}'`, 'a', '\\#'.repeat(21)],
    ["\\a: '\\{ x'", 'a', '\\{ x'],
    ["\\a: '\\\\{x}'", 'a', '\\\\{x}'],
    ['\\an: x', 'an', 'x'],
    ['\\N: x', 'N', 'x'],
    ["' \\a ': '  x  '", 'a', 'x'],
    ['\\a:   x#y', 'a', 'x#y'],
  ])('takes %j', (line, name, meaning) => {
    expect(parseMacros(line)).toEqual({ macros: { [name]: meaning }, diagnostics: [] });
  });

  it.each([
    ['\\a1: x', 'is not the name of a command'],
    ['a\\b: x', 'is not the name of a command'],
    ['\\n: x', 'would be read as a line break in an answer of one line'],
    ['\\nNx: x', 'would be read as a line break in an answer of one line'],
    ["\\a: '  '", 'stands for nothing'],
    ['\\a:   x #1', 'is cut off at #'],
  ])('leaves out %j', (line, message) => {
    const { macros, diagnostics } = parseMacros(line);
    expect(macros).toEqual({});
    expect(diagnostics).toMatchObject([{ message, line: 1 }]);
  });

  it('names the line of a command in quotes, behind blanks or after others that contain it', () => {
    const text = "# of \\a1\nx: '\\a1 y'\n  '\\a1': z\n";
    expect(parseMacros("x: '\\mathit{a1}'\n'a1': z\n").diagnostics).toMatchObject([{ line: 2, field: 'a1' }]);
    expect(parseMacros(text.replace(/^ {2}/m, '')).diagnostics).toMatchObject([{ line: 3, field: '\\a1' }]);
    const long = 'b1'.repeat(40);
    expect(parseMacros(`${long}: x`).diagnostics[0]?.field).toBe(long.slice(0, 60));
  });
});
