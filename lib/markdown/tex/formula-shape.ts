/** What can stand around a formula's content. */
export type Delimiter = 'dollar' | 'dollars' | 'paren' | 'bracket';

const stopWord =
  /(?:^|[\s*])(?:and|or|the|of|to|for|per|is|are|was|were|in|with|from|by|an|at|on|but|than|costs?|each|plus)(?=[\s*.,;:]|$)/i;
const strongSign = /\\[A-Za-z]{2,}|\\[,;:!{}%|]|[\^=<>≤≥≠≈±×÷√∑∏∫∞∂∇→⇒∈∪∩·]|[A-Za-z)}\]]_[A-Za-z0-9{\\]/;
const textCommand = /\\(?:text|mathrm|mathbf|mathit|textbf|textit|operatorname|mbox|textrm)\*?\s*\{[^{}]*\}/g;
const command = /\\[A-Za-z]+/g;
const functionName =
  /^(?:sin|cos|tan|cot|sec|csc|log|exp|lim|max|min|mod|gcd|lcm|det|dim|arg|sup|inf|sinh|cosh|tanh|var|cov|ln)$/i;

/** A word that is set upright in mathematics, as `sin`. */
export function isFunctionName(word: string): boolean {
  return functionName.test(word);
}

/**
 * Is what stands between two delimiters a formula, or are the delimiters dollar amounts, shell variables or
 * escaped brackets in a sentence? Content is unescaped TeX; surroundings are judged by the scanner.
 */
export function looksLikeFormula(tex: string, delimiter: Delimiter): boolean {
  const content = tex.trim();
  if (/^[\\\s]*$|\*\*/.test(content) || holdsLink(content)) return false;
  if (delimiter.startsWith('dollar') && /^[),;:?!'/]|^\.(?!\d)/.test(content)) return false;
  const bare = content.replace(textCommand, ' ').replace(command, ' ');
  if (delimiter === 'dollar' && /^\d/.test(content)) return isAmountFreeFormula(content, bare);
  if (strongSign.test(content)) return delimiter !== 'dollar' || !readsAsSentence(bare);
  if (stopWord.test(bare) || longWords(bare).length > 1) return false;
  if (delimiter === 'bracket') return !/^[\d\s,.–-]+$|^[A-Za-z]{2,}\W*$/.test(content);
  return delimiter !== 'dollar' || !/[:;(–]$/.test(content);
}

/** What is no letter of text: a sentence of money has none. */
const mathCommand = /\\(?!text|mathrm|mbox|operatorname)[A-Za-z]{2,}/;

/** A link to an address. `[\text{Al}](aq)` is chemistry: where commands stand, what is in parentheses must look like one. */
function holdsLink(content: string): boolean {
  return /\]\(/.test(content) && !(/\\[A-Za-z]{2,}/.test(content) && !/\]\([^()]*[/.#:]/.test(content));
}

const number = /^\d+(?:[.,]\d+)*$/;
/** Letters side by side that are a product, a differential or the name of a line: `ab` is none, `dx` and `AB` are. */
const product = /^(?:[A-Z]{1,2}|[a-z]|d[a-z]|[a-z][A-Z]|[A-Z][a-z])$/;
/** What no short formula holds, what none ends with and none begins with. */
const foreign = /[\n`$#"“”;:?!&@~]|\.\s|[,([{+*/=–—-]$|^[,)\]}*/.]/;
/** A bar that stands by itself parts the cells of a table. */
const bars = /^\|[^|]+\|$|\([^()|]*\|[^()|]*\)/;

/**
 * Is what stands between dollars and blanks, `$ x $`, a formula though no command says so? One that is short, of
 * letters, numbers and signs, without a word or the end of a sentence.
 */
export function readsAsFormula(content: string): boolean {
  const tex = content.trim();
  if (tex.length > 80 || foreign.test(tex) || (tex.includes('|') && !bars.test(tex))) return false;
  if (number.test(tex)) return true;
  const words = tex.match(/[A-Za-z]+/g) ?? [];
  if (!words.every((word) => product.test(word) || functionName.test(word))) return false;
  if (/^\d/.test(tex)) return /[=<>+*/^−-]|^[\d.]+[A-Za-z]/.test(tex);
  return words.length > 0 || /^[-+±−]\d/.test(tex);
}

/** Content that begins with a digit, `$5 …$`: a sum of money unless nothing in it speaks like a sentence. */
function isAmountFreeFormula(content: string, bare: string): boolean {
  if (/^[\d\s.,]*\d\s*(?:\\?%)?$/.test(content)) return true;
  if (/[,;:(–—-]$/.test(content) || stopWord.test(bare) || /[.?!;:]\s+[A-Za-z(]/.test(bare)) return false;
  const words = longWords(bare);
  const mostWords = mathCommand.test(content) ? 8 : 4;
  return strongSign.test(content) ? words.length < mostWords : words.length === 0;
}

function readsAsSentence(bare: string): boolean {
  return /[.?!]\s+[A-Z][a-z]/.test(bare) || (bare.match(new RegExp(stopWord.source, 'gi'))?.length ?? 0) > 2;
}

function longWords(bare: string): readonly string[] {
  return (bare.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !functionName.test(word));
}
