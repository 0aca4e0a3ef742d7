import type { AnalyzedWord } from '@/lib/search/format/analysis/analysis';

const loneShape = /^[\p{L}\d]$/u;
const shortestNeighbor = 3;

/** Tells letters and digits that belong to the word before them: `vitamin c`; `a` and `i` only in capitals or at the end. */
export function loneAfter(words: readonly AnalyzedWord[], text: string): (word: AnalyzedWord) => boolean {
  const lone = new Set(
    words.filter((word, i) => {
      const before = words[i - 1];
      if (!before || before.isStop || before.folded.length < shortestNeighbor) return false;
      if (!loneShape.test(word.folded) || !/^[\s-]$/.test(text.slice(before.end, word.start))) return false;
      return !word.isStop || i === words.length - 1 || /\p{Lu}/u.test(text.slice(word.start, word.end));
    }),
  );
  return (word) => lone.has(word);
}

/** The word before another. */
export function neighbor(word: AnalyzedWord, words: readonly AnalyzedWord[]): string {
  return words[words.indexOf(word) - 1]?.folded ?? '';
}
