import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import type { Segment } from '@/lib/markdown/scan/segment';
import { lineSegments } from '@/lib/markdown/scan/segments';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { escapeHtml } from '@/lib/text/escape-html';
import { diagnosticsOf } from './formulas/formula-diagnostics';
import { addFormulaFonts } from './formulas/formula-faces';
import { plainFormula } from './formulas/plain-formula';
import { type RenderedFormula, setFormulas } from './formulas/set-formulas';
import { plainTitle } from './plain-title';

/** A line of plain text in which formulas may stand: a question, a description. */
export interface ReadTitle {
  /** Without TeX: `What is x²?`. A formula that cannot be set stays as it is written. */
  readonly plain: string;
  /** Whether any formula of it can be set. */
  readonly hasFormulas: boolean;
  readonly diagnostics: readonly AnswerDiagnostic[];
}

/** A question's title as plain text: see `plainTitle`. */
export function readTitle(title: string, macros: OwnerMacros = {}): ReadTitle {
  const { plain, hasFormulas, diagnostics } = readLine(title, macros, plainTitle);
  return { plain, hasFormulas, diagnostics };
}

/** A line of formulas amid plain text, as plain text; one without formulas costs a look. */
export function readLine(
  title: string,
  macros: OwnerMacros = {},
  around: (text: string) => string = (text) => text,
): ReadTitle {
  const pieces = inLine(lineSegments(withoutPlaceholders(title)));
  if (pieces.every(({ kind }) => kind !== 'formula'))
    return { plain: around(title), hasFormulas: false, diagnostics: [] };
  let hasFormulas = false;
  const formulas: string[] = [];
  const text = pieces.map((piece) => {
    if (piece.kind !== 'formula') return sourceOf(piece);
    const formula = plainFormula(piece.tex, macros);
    if (formula) hasFormulas = true;
    return place(formulas.push(formula || sourceOf(piece)) - 1);
  });
  const plain = around(text.join('')).replace(places, (_, index: string) => formulas[Number(index)] ?? '');
  return {
    plain: plain.replace(/\s+/g, ' ').trim(),
    hasFormulas,
    diagnostics: diagnosticsOf(pieces, macros),
  };
}

/**
 * The same as HTML: text, and formulas as they are to be written.
 * @param formulaHtml of a formula that KaTeX can set
 * @param around what becomes of the text about them, and of formulas that stay as they are written
 */
export function lineHtml(
  title: string,
  {
    macros,
    formulaHtml,
    around = (text) => text,
  }: {
    readonly macros: OwnerMacros;
    readonly formulaHtml: (formula: RenderedFormula) => string;
    readonly around?: (text: string) => string;
  },
): { readonly html: string; readonly hasFormulas: boolean; readonly fonts: ReadonlySet<string> } {
  const pieces = inLine(lineSegments(withoutPlaceholders(title)));
  const set = setFormulas(
    pieces.filter((piece) => piece.kind === 'formula'),
    macros,
  );
  let [at, hasFormulas] = [0, false];
  const formulas: string[] = [];
  const fonts = new Set<string>();
  const text = pieces.map((piece) => {
    if (piece.kind !== 'formula') return sourceOf(piece);
    const result = set[at++];
    if (result?.status === 'rendered') {
      hasFormulas = true;
      addFormulaFonts(result.html, fonts);
    }
    const html = result?.status === 'rendered' ? formulaHtml(result) : escapeHtml(around(sourceOf(piece)));
    return place(formulas.push(html) - 1);
  });
  const html = escapeHtml(around(plainTitle(text.join('')))).replace(
    places,
    (_, index: string) => formulas[Number(index)] ?? '',
  );
  return { html, hasFormulas, fonts };
}

/** Formulas stand between noncharacters while the text around them loses its marks. */
const places = /\uFDD0(\d+)\uFDD1/g;

function place(index: number): string {
  return `\uFDD0${index}\uFDD1`;
}

/** In a line no formula is a block. */
function inLine(pieces: readonly Segment[]): readonly Segment[] {
  return pieces.map((piece) => (piece.kind === 'formula' ? { ...piece, place: 'inline' } : piece));
}

function sourceOf(piece: Segment): string {
  if (piece.kind === 'prose') return piece.text;
  return piece.kind === 'fence' ? piece.markdown : piece.source;
}
