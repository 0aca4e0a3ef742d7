import type { AnswerFault } from '@/lib/markdown/tex/answer-diagnostic';
import { mostFormulas, renderFormula } from './formula';
import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';

/**
 * The formulas of an answer that KaTeX refuses, cut out as renderAnswer cuts them. An answer that cannot hold
 * mathematics costs one look.
 */
export function formulaFaults(answer: string): readonly AnswerFault[] {
  if (!/\$|\\[([]|\\begin\{/.test(answer)) return [];
  const faults: AnswerFault[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const segment of segments(withoutPlaceholders(answer))) {
    if (segment.kind !== 'formula') continue;
    count += 1;
    const key = `${segment.place} ${segment.tex}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const result =
      count > mostFormulas
        ? ({ status: 'refused', message: `an answer has at most ${mostFormulas} formulas` } as const)
        : renderFormula(segment.tex, segment.place === 'block', segment.place !== 'inline');
    if (result.status === 'refused')
      faults.push({ kind: 'formula', source: segment.source, message: result.message });
  }
  return faults;
}
