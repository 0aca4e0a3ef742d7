import katex from 'katex';
import 'katex/contrib/mhchem';
import { repairedTex } from '@/lib/markdown/tex/formula-repair';

/** The longest formula that is rendered, in characters of TeX. */
const longestFormula = 2_000;

/** How many formulas of one answer are rendered. */
export const maxFormulas = 200;

export type FormulaResult =
  | { readonly status: 'rendered'; readonly html: string }
  | { readonly status: 'refused'; readonly message: string };

/**
 * Macro definitions could make a short formula run for minutes; the others print, link, load or style.
 * Without definitions the expansion of KaTeX's own macros is bounded by the formula's length.
 */
const refusedCommand =
  /\\(def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global|globallong|globallet|globalfuture|long|DeclareMathOperator|href|url|includegraphics|htmlClass|htmlId|htmlStyle|htmlData|message|errmessage|show)(?![A-Za-z])/;

/** These work in display style only, whatever the delimiters say. */
const displayOnly = /\\begin\{(?:align|alignat|gather|equation|CD)\*?\}|\\tag(?![A-Za-z])/;

/**
 * TeX → KaTeX's HTML and MathML, which may carry style attributes. The result is trusted as far as KaTeX is:
 * nothing of the input reaches it unescaped. Refused: more than 2,000 characters, commands that define macros or
 * link, and what KaTeX cannot read.
 */
export function renderFormula(tex: string, isBlock: boolean, isLarge = false): FormulaResult {
  if (tex.length > longestFormula) {
    return {
      status: 'refused',
      message: `the formula has ${tex.length} characters; at most ${longestFormula} are rendered`,
    };
  }
  const refused = refusedCommand.exec(tex);
  if (refused !== null) return { status: 'refused', message: `\\${refused[1]} is not allowed in an answer` };
  let message = '';
  for (const candidate of repairedTex(tex)) {
    const needsDisplay = isBlock || displayOnly.test(candidate);
    try {
      return {
        status: 'rendered',
        html: toHtml(isLarge && !needsDisplay ? `\\displaystyle ${candidate}` : candidate, needsDisplay),
      };
    } catch (error) {
      if (message === '') message = messageOf(error);
    }
  }
  return { status: 'refused', message };
}

function toHtml(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, {
    displayMode,
    output: 'htmlAndMathml',
    throwOnError: true,
    maxExpand: 1_000,
    maxSize: 20,
    trust: false,
    strict: 'ignore',
  });
  // KaTeX writes some of its classes with a space before the equals sign.
  return html.replaceAll(' class ="', ' class="');
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^KaTeX parse error: /, '')
    .replace(/[\u0332]/g, '')
    .slice(0, 200);
}
