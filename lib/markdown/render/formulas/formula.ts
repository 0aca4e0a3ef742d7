import katex from 'katex';
import 'katex/contrib/mhchem';
import { longestFormula } from '@/lib/markdown/tex/expand-macros';
import { repairedTex } from '@/lib/markdown/tex/formula-repair';

/** How many formulas of one answer are rendered. */
export const maxFormulas = 200;

export type FormulaResult =
  | {
      readonly status: 'rendered';
      readonly html: string;
      /** What KaTeX could read: the formula, or the form of it that was mended. */
      readonly tex: string;
    }
  | { readonly status: 'refused'; readonly message: string };

/**
 * Macro definitions could make a short formula run for minutes; the others print, link, load or style.
 * Without definitions the expansion of KaTeX's own macros is bounded by the formula's length.
 */
const refusedCommand =
  /\\(def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global|globallong|globallet|globalfuture|long|DeclareMathOperator|href|url|includegraphics|htmlClass|htmlId|htmlStyle|htmlData|message|errmessage|show)(?![A-Za-z])/;

/** These work in display style only, whatever the delimiters say. */
const displayOnly = /\\begin\{(?:align|alignat|gather|equation|CD)\*?\}|\\tag(?![A-Za-z])/;

/** Why a formula's source is not rendered; undefined where it may be. */
export function refusalOf(tex: string): string | undefined {
  if (tex.length > longestFormula)
    return `the formula has ${tex.length} characters; at most ${longestFormula} are rendered`;
  const refused = refusedCommand.exec(tex);
  return refused === null ? undefined : `\\${refused[1]} is not allowed in an answer`;
}

/**
 * TeX → KaTeX's HTML and MathML, which may carry style attributes. The result is trusted as far as KaTeX is:
 * nothing of the input reaches it unescaped. Refused: more than 2,000 characters, commands that define macros or
 * link, and what KaTeX cannot read.
 * @param tex with all commands written out that are not KaTeX's own
 */
export function renderFormula(tex: string, isBlock: boolean, isLarge = false): FormulaResult {
  const refusal = refusalOf(tex);
  if (refusal !== undefined) return { status: 'refused', message: refusal };
  let message = '';
  for (const candidate of repairedTex(tex)) {
    const needsDisplay = isBlock || displayOnly.test(candidate);
    try {
      return {
        status: 'rendered',
        tex: candidate,
        html: toHtml(isLarge && !needsDisplay ? `\\displaystyle ${candidate}` : candidate, needsDisplay),
      };
    } catch (error) {
      if (message === '') message = messageOf(error);
    }
  }
  return { status: 'refused', message };
}

/** The same as MathML alone; undefined where it is refused. */
export function formulaMathMl(tex: string): string | undefined {
  if (refusalOf(tex) !== undefined) return undefined;
  for (const candidate of repairedTex(tex)) {
    try {
      return katex.renderToString(candidate, { ...settings, displayMode: true, output: 'mathml' });
    } catch {
      // The next form may be read.
    }
  }
  return undefined;
}

const settings = {
  throwOnError: true,
  maxExpand: 1_000,
  maxSize: 20,
  trust: false,
  strict: 'ignore',
} as const;

function toHtml(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, { ...settings, displayMode, output: 'htmlAndMathml' });
  // KaTeX writes some of its classes with a space before the equals sign.
  return html.replaceAll(' class ="', ' class="');
}

export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^KaTeX parse error: /, '')
    .replace(/[\u0332]/g, '')
    .slice(0, 200);
}
