import table from './formula-fonts.json';

/** A file of one of KaTeX's faces: all of the face, or a part of its signs. */
export interface FormulaFont {
  /** `Main-Regular`, as KaTeX names it. */
  readonly face: string;
  /** Named after its bytes. */
  readonly file: string;
  /** The signs that it holds, `U+20,U+30-39`; none, where it is all of the face. */
  readonly range?: string;
}

/** Made by `npm run formula-fonts`. Of one face the last file counts whose range holds a sign, as in style sheets. */
export const formulaFonts: readonly FormulaFont[] = table;

/** Most formulas are set in these. The others are announced to a page that needs one of them. */
const common = /^(?:Main-Regular|Math-Italic|Size\d-Regular)$/;
const rareFiles = new Set(formulaFonts.filter(({ face }) => !common.test(face)).map(({ file }) => file));

export function isRareFont(file: string): boolean {
  return rareFiles.has(file);
}
