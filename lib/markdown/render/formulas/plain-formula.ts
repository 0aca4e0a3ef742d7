import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { writtenFormula } from '@/lib/markdown/tex/written-formula';
import { formulaMathMl } from './formula';
import { plainMathMl } from './plain-mathml';

/**
 * TeX → one line of plain text as it would be written by hand: `x²`, `CO₂`, `½`, and written out where Unicode has no
 * sign (`x^(a/b)`). Undefined where the formula cannot be set.
 */
export function plainFormula(tex: string, owners: OwnerMacros = {}): string | undefined {
  try {
    const mathMl = formulaMathMl(writtenFormula(tex, owners).tex);
    return mathMl === undefined ? undefined : plainMathMl(mathMl);
  } catch {
    return undefined;
  }
}
