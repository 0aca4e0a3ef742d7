/**
 * Another form of an answer than a page's, for what readers take along: a `card` is HTML for a flashcard program, with
 * formulas as TeX between `\(` and `\)`; a `book` is XHTML with formulas as MathML.
 */
export interface TakenForm {
  readonly kind: 'card' | 'book';
  /**
   * Where addresses of the site (of questions and pictures, as they stand in answers) lead inside what is taken. What is
   * not among them leads to the site; of pictures, a card shows the site's, and a book names them.
   */
  readonly inside: ReadonlyMap<string, string>;
}
