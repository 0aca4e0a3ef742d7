import { expandMacros } from '@/lib/markdown/tex/expand-macros';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { messageOf } from '@/lib/text/error-message';
import { buildDiagnostic, type Diagnostic } from './diagnostic';
import { parseYamlText } from './front-matter';

export const macrosFile = 'macros.yml';

const mostMacros = 200;
const longestName = 24;
const longestExpansion = 500;
/** How often an expansion may repeat its arguments. */
const mostArguments = 20;

/** What formulas are built of: another meaning of these would break them all. */
const fixed = new Set(
  'begin end left right middle text frac sqrt tag label ref eqref displaystyle'.split(' '),
);
const refused =
  /\\(?:def|gdef|edef|xdef|let|futurelet|(?:re)?newcommand|providecommand|global\w*|long|DeclareMathOperator|href|url|includegraphics|html(?:Class|Id|Style|Data)|message|errmessage|show)(?![A-Za-z])/;

export interface ParsedMacros {
  readonly macros: OwnerMacros;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `macros.yml`: the owner's own commands in formulas, one a line: `\R: '\mathbb{R}'`, with `#1` to `#9` for arguments. A
 * command that cannot be used is named and left out; the others are used.
 * @throws UnusableFile where it is not YAML
 */
export function parseMacros(text: string): ParsedMacros {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const data = source.trim() === '' ? {} : parseYamlText(source);
  const lines = source.split('\n');
  const macros: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  const report = (key: string, message: string, remedy: string) => {
    const [line, field] = [lineOf(lines, key), key.slice(0, 60)];
    diagnostics.push(buildDiagnostic({ kind: 'macro', file: macrosFile, line, field, message, remedy }));
  };
  for (const [key, value] of Object.entries(data)) {
    const fault =
      Object.keys(macros).length >= mostMacros
        ? ([`is not used: there are more than ${mostMacros}`, 'take out what is not needed'] as const)
        : faultOf(key, value, lines[lineOf(lines, key) - 1] ?? '');
    if (fault !== undefined) report(key, ...fault);
    else macros[nameOf(key)] = String(value).trim();
  }
  // One that refers to itself, or grows too long, shows when it is written out.
  const endless: string[] = [];
  for (const name of Object.keys(macros)) {
    try {
      expandMacros(`\\${name}${'{x}'.repeat(9)}`, macros);
    } catch (error) {
      const why = messageOf(error);
      report(
        `\\${name}`,
        `is not used: ${why}`,
        'let no command refer to itself, and keep what it stands for short',
      );
      endless.push(name);
    }
  }
  for (const name of endless) delete macros[name];
  return { macros, diagnostics };
}

function nameOf(key: string): string {
  return key.trim().replace(/^\\/, '');
}

type Fault = readonly [message: string, remedy: string];

function faultOf(key: string, value: unknown, line: string): Fault | undefined {
  const name = nameOf(key);
  if (!/^[A-Za-z]+$/.test(name) || name.length > longestName)
    return ['is not the name of a command', `write a backslash and at most ${longestName} letters`];
  if (fixed.has(name)) return ['cannot be given another meaning', 'choose another name'];
  if (/^n(?:[a-z]|[A-Z].*)$/.test(name) || name === 'n')
    return [
      'would be read as a line break in an answer of one line',
      'choose a name that does not begin with n',
    ];
  if (typeof value !== 'string' || value.trim() === '')
    return ['stands for nothing', "write what it stands for in single quotes, such as '\\mathbb{R}'"];
  // YAML takes what follows a blank and # for a comment, unless it stands in quotes.
  if (/:\s+[^'"\s].*\s#/.test(line)) return ['is cut off at #', 'put what it stands for in single quotes'];
  return faultOfExpansion(value.trim());
}

function faultOfExpansion(value: string): Fault | undefined {
  if (value.length > longestExpansion)
    return [`is longer than ${longestExpansion} characters`, 'write it shorter'];
  const found = refused.exec(value)?.[0];
  if (found !== undefined) return [`holds ${found}, which is not allowed`, 'write out what it stands for'];
  if ((value.match(/(?<!\\)#/g)?.length ?? 0) > mostArguments)
    return [`repeats arguments more than ${mostArguments} times`, 'write it shorter'];
  return isBalanced(value) ? undefined : ['has a brace without its partner', 'mend the braces'];
}

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const [sign] of value.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function lineOf(lines: readonly string[], key: string): number {
  const at = lines.findIndex((line) => line.trim().replace(/^['"]/, '').startsWith(key));
  return at < 0 ? 1 : at + 1;
}
