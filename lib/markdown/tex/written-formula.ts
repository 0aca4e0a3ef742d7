import { alikeEnvironments } from './alike-environments';
import { expandMacros } from './expand-macros';
import type { OwnerMacros } from './tex-macro';

/** What is said of a formula beside what is set. */
export interface WrittenFormula {
  /** TeX that KaTeX can read, as far as it is TeX. */
  readonly tex: string;
  readonly labels: readonly FormulaLabel[];
  /** How many numbers KaTeX's style sheet gives it. */
  readonly numbers: number;
}

export interface FormulaLabel {
  readonly name: string;
  /** TeX of its `\tag`, with whether it stands in brackets; undefined where it has none. */
  readonly tag: { readonly tex: string; readonly isBare: boolean } | undefined;
  /** Which of the formula's numbers is its own, from 0; undefined where it has none. */
  readonly number: number | undefined;
}

const label = /\\label\s*\{([^{}\\$\n]{1,80})\}/g;
const numbered = /\\begin\{(equation|align|alignat|gather)\}/;

/** A formula that is nothing but a reference to another. */
export const referenceShape = /^\\(eq)?ref\{([^{}\\$\n]{1,80})\}$/;

/**
 * A formula as it is given to KaTeX: commands written out, environments that KaTeX lacks as those like them, labels
 * taken out and told.
 * @param isNumbered whether a labelled formula without a number of its own is given one
 * @throws Error where its commands cannot be written out
 */
export function writtenFormula(tex: string, owners: OwnerMacros, isNumbered = false): WrittenFormula {
  const expanded = withAlikeEnvironments(expandMacros(tex, owners));
  if (!expanded.includes('\\label')) return { tex: expanded, labels: [], numbers: numbersOf(expanded) };
  const bare = expanded.replace(label, '');
  const needsNumber = isNumbered && !numbered.test(bare) && !/\\tag(?![A-Za-z])/.test(bare);
  return {
    tex: needsNumber ? `\\begin{equation}${bare}\\end{equation}` : bare,
    labels: labelsOf(expanded, needsNumber),
    numbers: needsNumber ? 1 : numbersOf(bare),
  };
}

function withAlikeEnvironments(tex: string): string {
  if (!/\{(?:eqnarray|multline|flalign)\*?\}/.test(tex)) return tex;
  return tex
    .replace(/\\begin\{eqnarray(\*?)\}([\s\S]*?)\\end\{eqnarray\1\}/g, (_, star: string, rows: string) => {
      // The sign between two columns is a column of its own.
      const two = rows.replace(/&([^&\\\n]{0,40})&/g, '&$1');
      return `\\begin{eqnarray${star}}${two}\\end{eqnarray${star}}`;
    })
    .replace(/\\(begin|end)\{([a-z]+\*?)\}/g, (whole, side: string, name: string) =>
      Object.hasOwn(alikeEnvironments, name) ? `\\${side}{${alikeEnvironments[name]}}` : whole,
    );
}

/** The rows of what is numbered, or the whole as one. */
function rowsOf(tex: string): { readonly rows: readonly string[]; readonly isNumbered: boolean } {
  const name = numbered.exec(tex)?.[1];
  if (name === undefined || name === 'equation') return { rows: [tex], isNumbered: name !== undefined };
  const rows: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: mark, index } of tex.matchAll(/\\(?:begin|end)\{|\\\\/g)) {
    if (mark === '\\\\') {
      if (depth > 1) continue;
      rows.push(tex.slice(start, index));
      start = index + mark.length;
    } else depth += mark.startsWith('\\b') ? 1 : -1;
  }
  const last = tex.slice(start);
  if (!/^\s*\\end\{[a-z]+\*?\}\s*$/.test(last)) rows.push(last);
  return { rows, isNumbered: true };
}

const unnumbered = /\\(?:notag|nonumber|tag)(?![A-Za-z])/;

function numbersOf(tex: string): number {
  const { rows, isNumbered } = rowsOf(tex);
  return isNumbered ? rows.filter((row) => !unnumbered.test(row)).length : 0;
}

function labelsOf(tex: string, isNumberedAsWhole: boolean): readonly FormulaLabel[] {
  const { rows, isNumbered } = rowsOf(tex);
  const labels: FormulaLabel[] = [];
  let number = 0;
  for (const row of rows) {
    const tag = /\\tag(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(row);
    const hasNumber = isNumberedAsWhole || (isNumbered && !unnumbered.test(row));
    for (const [, name = ''] of row.matchAll(label))
      labels.push({
        name: name.trim(),
        tag: tag ? { tex: tag[2] ?? '', isBare: tag[1] === '*' } : undefined,
        number: hasNumber ? number : undefined,
      });
    if (hasNumber) number += 1;
  }
  return labels;
}
