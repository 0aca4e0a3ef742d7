import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import { maxFormulas, renderFormula } from './formula';

/**
 * The formulas of an answer that KaTeX refuses, cut out as renderAnswer cuts them. An answer that cannot hold
 * mathematics costs one look.
 */
export function formulaDiagnostics(answer: string): readonly AnswerDiagnostic[] {
  if (!/\$|\\[([]|\\begin\{/.test(answer)) return [];
  const diagnostics: AnswerDiagnostic[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const segment of segments(withoutPlaceholders(answer))) {
    if (segment.kind !== 'formula') continue;
    count += 1;
    const key = `${segment.place} ${segment.tex}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const result =
      count > maxFormulas
        ? ({ status: 'refused', message: `an answer has at most ${maxFormulas} formulas` } as const)
        : renderFormula(segment.tex, segment.place === 'block', segment.place !== 'inline');
    if (result.status === 'refused')
      diagnostics.push({ kind: 'formula', source: segment.source, message: result.message });
  }
  return diagnostics;
}
