import { connectors, versus } from '@/lib/comparison/connectors';
import { parseComparison } from '@/lib/comparison/parse-comparison';
import type { Analysis, AnalyzedWord } from '@/lib/search/format/analysis/analysis';

/** Which words connect two things that are compared, and are none of the two. */
export function connectorsOf(
  text: string,
  words: readonly AnalyzedWord[],
  analysis: Analysis,
): (word: AnalyzedWord) => boolean {
  const sides = parseComparison(text);
  if (sides === undefined) {
    // Who types on may be about to say what it is set against.
    const after = new Set(words.slice(1));
    return (word) => versus.has(word.folded) && after.has(word);
  }
  const compared = new Set(analysis.words(`${sides.a} ${sides.b}`).map(({ folded }) => folded));
  return (word) => connectors.has(word.folded) && !compared.has(word.folded);
}
