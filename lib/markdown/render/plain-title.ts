import { withoutWebMarks } from '@/lib/markdown/syntax/without-marks';
import { withoutReferences } from '@/lib/markdown/tree/character-references';

const mayHoldMarks = /[`*<&^~]|==/;
/** Between noncharacters, which no title holds. */
const kept = /\uFDD2(\d+)\uFDD3/g;
const codeSpan = /(?<!`)(`{1,2})(?!`)([^`]{1,300})\1(?!`)/g;
const pairedTag = /<(b|i|em|strong|s|del|small|code)>([^<>]{1,300})<\/\1>/gi;
const stressed = /(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{0,300}[^\s*])\1(?![\w*])/g;

/**
 * A title as the line of text that it is: without marks of emphasis and code and tags in pairs, character references as
 * letters. Signs that may be a program's or a formula's stay: `2 * 3 * 4`, `*args`, `__init__`, `List<int>`.
 */
export function plainTitle(title: string): string {
  if (!mayHoldMarks.test(title)) return title;
  const codes: string[] = [];
  const text = title.replace(codeSpan, (_, __, code: string) => `\uFDD2${codes.push(code.trim()) - 1}\uFDD3`);
  return withoutReferences(withoutWebMarks(text.replace(pairedTag, '$2').replace(stressed, '$2')))
    .replace(kept, (_, index: string) => codes[Number(index)] ?? '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}
