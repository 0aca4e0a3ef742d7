import type { Segment } from '@/lib/markdown/scan/segment';
import { lineSegments } from '@/lib/markdown/scan/segments';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { type StyleSheet, withoutStyleAttributes } from '@/lib/markdown/tree/inline-styles';
import { diagnosticsOf } from './formula-diagnostics';
import { plainFormula } from './plain-formula';
import { setFormulas } from './set-formulas';

/** A line of plain text in which formulas may stand: a question, a description. */
export interface ReadTitle {
  /** Without TeX: `What is x²?`. A formula that cannot be set stays as it is written. */
  readonly plain: string;
  /** Whether any formula of it can be set. */
  readonly hasFormulas: boolean;
  readonly diagnostics: readonly AnswerDiagnostic[];
}

/** A line of formulas amid plain text, as plain text; one without formulas costs a look. */
export function readTitle(title: string, macros: OwnerMacros = {}): ReadTitle {
  const pieces = inLine(lineSegments(title));
  if (pieces.every(({ kind }) => kind !== 'formula'))
    return { plain: title, hasFormulas: false, diagnostics: [] };
  let hasFormulas = false;
  const plain = pieces.map((piece) => {
    const text = piece.kind === 'formula' ? plainFormula(piece.tex, macros) : undefined;
    if (text) hasFormulas = true;
    return text || sourceOf(piece);
  });
  return {
    plain: plain.join('').replace(/\s+/g, ' ').trim(),
    hasFormulas,
    diagnostics: diagnosticsOf(pieces, macros),
  };
}

/** The same as HTML: text, and formulas as KaTeX sets them. */
export function titleHtml(
  title: string,
  { sheet, macros }: { readonly sheet: StyleSheet; readonly macros: OwnerMacros },
): { readonly html: string; readonly hasFormulas: boolean } {
  const pieces = inLine(lineSegments(title));
  const set = setFormulas(
    pieces.filter((piece) => piece.kind === 'formula'),
    macros,
  );
  let [at, hasFormulas] = [0, false];
  const html = pieces.map((piece) => {
    const result = piece.kind === 'formula' ? set[at++] : undefined;
    if (result?.status !== 'rendered') return escaped(sourceOf(piece));
    hasFormulas = true;
    return withoutStyleAttributes(result.html, sheet);
  });
  return { html: html.join(''), hasFormulas };
}

/** In a line no formula is a block. */
function inLine(pieces: readonly Segment[]): readonly Segment[] {
  return pieces.map((piece) => (piece.kind === 'formula' ? { ...piece, place: 'inline' } : piece));
}

function sourceOf(piece: Segment): string {
  if (piece.kind === 'prose') return piece.text;
  return piece.kind === 'fence' ? piece.markdown : piece.source;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
