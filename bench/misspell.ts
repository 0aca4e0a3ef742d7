import { createAnalysis } from '@/lib/search/format/analysis/analysis';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const shortestMisspelt = 4;
const analysis = createAnalysis('en');

/** The query with `slips` words misspelled, each by one slip: a letter too many, too few, wrong, or two swapped. */
export function misspellQuery(query: string, slips: number, random: () => number): string {
  const words = analysis
    .words(query)
    .filter((word) => !word.isStop && /^[a-z]+$/i.test(query.slice(word.start, word.end)))
    .filter((word) => word.end - word.start >= shortestMisspelt);
  const chosen = words
    .map((word) => ({ word, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, slips)
    .map(({ word }) => word)
    .sort((a, b) => b.start - a.start);
  return chosen.reduce(
    (text, { start, end }) =>
      text.slice(0, start) + misspellWord(text.slice(start, end), random) + text.slice(end),
    query,
  );
}

/** One slip of a typist, anywhere in a word; never the word itself. */
export function misspellWord(word: string, random: () => number): string {
  for (;;) {
    const at = Math.floor(random() * word.length);
    const letter = letters[Math.floor(random() * letters.length)] ?? 'e';
    const slips = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
    ];
    const slip = slips[Math.floor(random() * slips.length)] ?? word;
    if (slip !== word) return slip;
  }
}
