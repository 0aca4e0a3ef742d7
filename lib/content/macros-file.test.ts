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
});
