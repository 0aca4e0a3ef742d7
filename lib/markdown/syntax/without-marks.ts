import { shiftedSource } from './inline-marks';

const tag =
  /<(?:\/?(?:sub|sup|kbd|mark|u|abbr|details|summary)[ \t]*|details[ \t]+open|abbr[ \t]+title=(?:"[^"<>\n]{0,300}"|'[^'<>\n]{0,300}'))>/gi;
/** What ends a line of its own. */
const blockTag = /details|summary/i;
const lineBreak = /[ \t]*<br[ \t]*\/?>[ \t]*/gi;
const shiftedTag = /<(sub|sup)[ \t]*>([^<>\s]{1,16})<\/\1[ \t]*>/gi;
const raisedWord = new RegExp(
  String.raw`(?<=[\p{L}\p{N})\]~])\^(${shiftedSource})\^(?![\p{Script=Latin}\p{Script=Greek}\p{N}([{^])`,
  'gu',
);
const loweredWord = new RegExp(String.raw`(?<=[\p{L})\]^])~(${shiftedSource})~(?!~)`, 'gu');
const highlighted = /(?<![\p{L}\p{N}=])==(?=[\p{L}\p{N}*_([“«\uFDD0])([^=\n]{1,2000})==(?![\p{L}\p{N}=])/gu;

const raisedSigns = pairs('0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ –⁻ nⁿ iⁱ');
const loweredSigns = pairs('0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋ –₋');

/** Text without tags and marks of the web; what they raise or lower as Unicode has it: `x²`, `H₂O`, `2nd`. Linear time. */
export function withoutWebMarks(markdown: string): string {
  let text = markdown;
  if (text.includes('<'))
    text = text
      .replace(shiftedTag, (_, name: string, word: string) =>
        name.toLowerCase() === 'sup' ? raised(word) : lowered(word),
      )
      .replace(lineBreak, ' ')
      .replace(tag, (found) => (blockTag.test(found) ? '\n' : ''))
      .replace(/\n{2,}/g, '\n');
  if (text.includes('^')) text = text.replace(raisedWord, (_, word: string) => raised(word));
  if (text.includes('~')) text = text.replace(loweredWord, (_, word: string) => lowered(word));
  return text.includes('==') ? text.replace(highlighted, '$1') : text;
}

/** Letters are read without a sign (2nd), a number is not: 10^6 is no 106. */
function raised(word: string): string {
  return inSigns(word, raisedSigns) ?? (/^\p{L}{2,}$/u.test(word) ? word : `^${word}`);
}

function lowered(word: string): string {
  return inSigns(word, loweredSigns) ?? word;
}

function inSigns(word: string, signs: ReadonlyMap<string, string>): string | undefined {
  const written = [...word].map((sign) => signs.get(sign));
  return written.includes(undefined) ? undefined : written.join('');
}

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((pair) => [...pair] as [string, string]));
}
