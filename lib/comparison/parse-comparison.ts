import { beginsSubjectFilter } from '@/lib/search/format/protocol/subject-filter';

/** The two things that a search sets against each other, in its words. */
export interface ComparedSides {
  readonly a: string;
  readonly b: string;
}

const longestSideWords = 6;
const versus = /\s(?:vs\.?|versus)\s/giu;
const and = /\s(?:and|&|vs\.?|versus)\s/giu;
const andWith = /\s(?:and|&|with|to|vs\.?|versus)\s/giu;

/** What a search of this kind begins with, and what parts its sides. The first that fits decides. */
const forms: readonly { readonly opening: RegExp; readonly parting: RegExp; readonly closing?: RegExp }[] = [
  {
    opening:
      /^(?:.{0,24}\s)?(?:differences?|similarit(?:y|ies)|distinctions?|comparisons?|contrast)(?: and (?:differences?|similarities))?\s+(?:between|of)\s+/iu,
    parting: and,
  },
  { opening: /^compar(?:e|ing)\s+(?:and\s+contrast\s+)?/iu, parting: andWith },
  { opening: /^how\s+(?:does|do)\s+/iu, parting: /\sdiffer(?:s|ent)?\s+from\s/giu },
  { opening: /^how\s+(?:is|are)\s+/iu, parting: /\sdifferent\s+from\s/giu },
  { opening: /^/u, parting: versus },
  { opening: /^/u, parting: /\sor\s/giu, closing: /[\s,:;–-]+which(?:\s+(?:one|is|are)\b.{0,24})?$/iu },
];

/**
 * `mitosis vs meiosis`, `the difference between a stack and a queue`, `compare Plato with Aristotle`, `x or y, which` →
 * the two sides; undefined where the search is of no such form or could be parted in two ways.
 */
export function parseComparison(query: string): ComparedSides | undefined {
  const text = query
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s?!.]+$/u, '');
  if (beginsSubjectFilter(text) || /(?:^|\s)[-−–]\S/u.test(text)) return undefined;
  for (const { opening, parting, closing } of forms) {
    const start = opening.exec(text);
    const end = closing === undefined ? null : closing.exec(text);
    if (start === null || (closing !== undefined && end === null)) continue;
    const [a, b, ...more] = text.slice(start[0].length, end?.index).split(parting).map(sideOf);
    if (b === undefined) continue;
    return more.length === 0 && a !== undefined && isSide(a) && isSide(b) && !isSame(a, b)
      ? { a, b }
      : undefined;
  }
  return undefined;
}

/** Without what only words the question: articles, quotation marks, `which is better`, `differences`. */
function sideOf(text: string): string {
  return text
    .replace(/^(?:what|which)\s+(?:is|are)\s+(?:the\s+)?(?:better|best|difference)?[\s,:]*/iu, '')
    .replace(/[\s,:]+(?:differences?|comparison|compared|explained)$/iu, '')
    .replace(/^[\s"“”„«»'‘’(,:]+|[\s"“”„«»'‘’),:;]+$/gu, '')
    .replace(/^(?:an?|the)\s+/iu, '');
}

function isSide(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && text.split(' ').length <= longestSideWords;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
