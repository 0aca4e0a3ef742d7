import { formulaText } from './formula-text';

const raised: Readonly<Record<string, string>> = pairs('0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ nⁿ iⁱ');
const lowered: Readonly<Record<string, string>> = pairs('0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋');
/** What takes more than a line to be said. */
const layout = /\\(?:begin|over|underset|overset|stackrel|substack|binom|matrix|cases)(?![A-Za-z])/;
const longest = 60;

/** TeX → one line of plain text as it would be written by hand (`x²`, `H₂O`, `a/b`); '…' where a line cannot say it. */
export function formulaLine(tex: string): string {
  if (layout.test(tex)) return '…';
  const text = formulaText(tex)
    .replace(/\^\(?([\d+−-]{1,4}|[ni])\)?(?![\w(])/g, (whole, digits: string) =>
      shifted(digits, raised, whole),
    )
    .replace(/_\(?([\d+−-]{1,4})\)?(?![\da-z_(])/g, (whole, digits: string) =>
      shifted(digits, lowered, whole),
    );
  return text === '' || text.length > longest || /[\\^_{}&]/.test(text) ? '…' : text;
}

function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(' ').map((pair) => [...pair]));
}

function shifted(digits: string, signs: Readonly<Record<string, string>>, whole: string): string {
  const written = [...digits].map((digit) => signs[digit]);
  return written.includes(undefined) ? whole : written.join('');
}
