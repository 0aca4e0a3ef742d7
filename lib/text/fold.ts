const ascii = /^[\x20-\x7e]*$/;
const marks = /\p{M}+/gu;
/** Letters that Unicode does not take apart, written the way English keyboards write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};
const odd = /[ßæœøđðħıłþ]/g;

/**
 * Lower case without accents, ligatures or width: `Élan` → `elan`, `H₂O` → `h2o`.
 * @example
 * fold('Élan, H₂O'); // 'elan, h2o'
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(odd, (letter) => plainLetters[letter] ?? letter);
}
