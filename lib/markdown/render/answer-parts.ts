import { isRareFont } from './formulas/formula-font-table';

/** What only some answers hold, and style rules are fetched for. */
export const markedParts = ['code', 'tables', 'blocks'] as const;
export type MarkedPart = (typeof markedParts)[number];
/** And the rare ones of KaTeX's faces. */
export type AnswerPart = MarkedPart | 'faces';

const marks: Readonly<Record<MarkedPart, RegExp>> = {
  code: /<(?:pre|code)[\s>]/,
  tables: /<table[\s>]/,
  blocks: /<(?:details|dl|blockquote|hr)[\s>]|class="admonition[\s"]/,
};

/**
 * The parts that an answer holds.
 * @param html of the site's own writing, in which neither text nor values hold a `<`
 * @param fonts names of the files of KaTeX's faces that it needs
 */
export function partsOfAnswer(html: string, fonts: readonly string[] = []): readonly AnswerPart[] {
  const found: readonly AnswerPart[] = markedParts.filter((part) => marks[part].test(html));
  return fonts.some(isRareFont) ? [...found, 'faces'] : found;
}
