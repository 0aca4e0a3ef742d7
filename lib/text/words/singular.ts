const irregular: Readonly<Record<string, string>> = {
  children: 'child',
  feet: 'foot',
  geese: 'goose',
  matrices: 'matrix',
  men: 'man',
  mice: 'mouse',
  people: 'person',
  phenomena: 'phenomenon',
  teeth: 'tooth',
  vertices: 'vertex',
  women: 'woman',
};

/** English words that end in `s` and are no plurals: physics, analysis, bias, stress, virus. */
const noPlural =
  /(?:ss|us|is|ics|ias|eas|ous|itis)$|^(?:gas|lens|series|species|news|mathematics|ethics|always)$/;

/** A folded English noun in the singular, as far as its ending tells: `enzymes` → `enzyme`, `theories` → `theory`. */
export function singular(word: string): string {
  // A word may be called what every object holds, as `constructor`.
  if (Object.hasOwn(irregular, word)) return irregular[word] ?? word;
  if (word.length < 4 || !word.endsWith('s') || noPlural.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
