import { type MarkedPart, markedParts } from '@/lib/markdown/render/answer-parts';
import { marksIn } from './built-classes';

/** What only some answers hold; a rule of it is fetched with such an answer alone. */
export type RulePart = MarkedPart | 'formulas';

/** What a selector names where it is of a part. */
const signs: Readonly<Record<RulePart, RegExp>> = {
  formulas: /\.katex|formula-scroll/,
  code: /(?<![\w-])(?:pre|code)(?![\w-])|\.(?:code-frame|code-title|line|numbered|marked|added|removed)\b/,
  tables: /(?<![\w-])(?:table|thead|t[hrd])(?![\w-])|\.(?:table-scroll|align-\w+)/,
  blocks:
    /(?<![\w-])(?:summary|dt|blockquote|hr)(?![\w-])|\.(?:admonition|tip|warning|caution|danger)\b|details-content/,
};
const parts: readonly RulePart[] = ['formulas', ...markedParts];

/**
 * The parts that a rule is of: none where it is of a module, or any of its selectors may be found in any answer. What
 * several parts share is of each.
 */
export function partsOfRule(selector: string): readonly RulePart[] {
  if (marksIn(selector).length > 0) return [];
  const found = splitList(selector).map(partOfSelector);
  return found.includes(undefined) ? [] : parts.filter((part) => found.includes(part));
}

/** The part whose signs each alternative of a selector names. */
function partOfSelector(selector: string): RulePart | undefined {
  const told = selector
    .replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
    .replace(/:(?:is|where)\(([^()]*)\)/g, (_, list: string) => {
      const [first, ...others] = new Set(splitList(list).map(partOfPlain));
      return first === undefined || others.length > 0 ? '' : (splitList(list)[0] ?? '');
    });
  return partOfPlain(told);
}

function partOfPlain(selector: string): RulePart | undefined {
  return parts.find((part) => signs[part].test(selector));
}

/** The alternatives of a list, without what stands between them. */
function splitList(list: string): readonly string[] {
  return list.split(/,(?![^(]*\))/);
}
