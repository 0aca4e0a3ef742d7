/** Which way lines run. */
export type Direction = 'ltr' | 'rtl';

const scripts = 'Arab Hebr Syrc Thaa Nkoo Adlm Rohg Mand Samr Mend';
const rightToLeft: ReadonlySet<string> = new Set(scripts.split(' '));
const letter = /\p{L}/u;
const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mandaic}\p{Script=Samaritan}\p{Script=Mende_Kikakui}]/u;

/** The direction of a language by the script it is written in; undefined where no language is named. */
export function directionOf(language: string | undefined): Direction | undefined {
  if (language === undefined) return undefined;
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr';
}

/** The direction for a page's root, which is left to right where it says nothing. */
export function pageDirection(language: string): 'rtl' | undefined {
  return directionOf(language) === 'rtl' ? 'rtl' : undefined;
}

export function holdsRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(text);
}

/** The direction of the first letter; left to right where there is none. */
export function directionOfText(text: string): Direction {
  const first = letter.exec(text)?.[0];
  return first !== undefined && rightToLeftLetter.test(first) ? 'rtl' : 'ltr';
}
