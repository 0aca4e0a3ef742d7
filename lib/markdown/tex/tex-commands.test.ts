import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { environments, escapeLikeCommands, isCommandAt, isNakedCommandAt } from './tex-commands';
import { writtenFormula } from './written-formula';

const messageOf = (tex: string): string => {
  try {
    katex.renderToString(tex, { displayMode: true, strict: 'ignore' });
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('the commands that begin like an escape', () => {
  it.each(escapeLikeCommands)('KaTeX knows \\%s', (name) => {
    const inMath = messageOf(`\\${name}{x}{y}`);
    const inText = messageOf(`\\text{\\${name}{x}}`);
    expect([inMath, inText].some((message) => !message.includes('Undefined control sequence'))).toBe(true);
  });

  it('a command counts only to its last letter', () => {
    expect(isCommandAt('neq 0', 0)).toBe(true);
    expect(isCommandAt('nequal', 0)).toBe(false);
    expect(isCommandAt('nu_1', 0)).toBe(true);
    expect(isCommandAt('nuT', 0)).toBe(false);
    expect(isCommandAt('nend', 0)).toBe(false);
    expect(isCommandAt('n', 0)).toBe(false);
  });

  it('in prose a word that is left of a command is a new line, an operator between spaces is the command', () => {
    expect(isNakedCommandAt('\\nabla f', 1)).toBe(true);
    expect(isNakedCommandAt('end.\\nless is more', 5)).toBe(false);
    expect(isNakedCommandAt('a \\nless b', 3)).toBe(true);
    expect(isNakedCommandAt('x \\ne 0', 3)).toBe(true);
    expect(isNakedCommandAt('list:\\ni. one', 6)).toBe(false);
    expect(isNakedCommandAt('\\nNow', 1)).toBe(false);
    expect(isNakedCommandAt('one.\\n\\ni = 5', 7)).toBe(false);
    expect(isNakedCommandAt('word\\ne = 2.7', 5)).toBe(false);
    expect(isNakedCommandAt('word: \\ni = 2', 7)).toBe(false);
  });
});

describe('the environments', () => {
  it.each([...environments])('%s is set by KaTeX, by itself or as one like it', (name) => {
    const argument = /^(?:d?array|subarray)$/.test(name) ? '{c}' : /^align(?:ed)?at/.test(name) ? '{2}' : '';
    const { tex } = writtenFormula(`\\begin{${name}}${argument}x\\end{${name}}`, {});
    expect(messageOf(tex)).toBe('');
  });
});
