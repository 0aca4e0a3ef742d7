import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import type { Segment } from '@/lib/markdown/scan/segment';
import { segments } from '@/lib/markdown/scan/segments';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { setFormulas } from './set-formulas';

/**
 * The formulas of an answer that KaTeX refuses, cut out as renderAnswer cuts them. An answer that cannot hold
 * mathematics costs one look.
 */
export function formulaDiagnostics(answer: string, owners: OwnerMacros = {}): readonly AnswerDiagnostic[] {
  if (!/\$|\\[([]|\\begin\{/.test(answer)) return [];
  return diagnosticsOf(segments(withoutPlaceholders(answer)), owners);
}

/** The same of a text that was cut already. */
export function diagnosticsOf(
  pieces: readonly Segment[],
  owners: OwnerMacros = {},
): readonly AnswerDiagnostic[] {
  const formulas = pieces.filter((piece) => piece.kind === 'formula');
  const diagnostics = new Map<object, AnswerDiagnostic>();
  for (const [index, result] of setFormulas(formulas, owners).entries()) {
    const source = formulas[index]?.source ?? '';
    if (result.status === 'refused' && !diagnostics.has(result))
      diagnostics.set(result, { kind: 'formula', source, message: result.message });
  }
  return [...diagnostics.values()];
}
