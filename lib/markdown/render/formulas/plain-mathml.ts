import { doubleStruck, fractions, loweredText, raisedText } from './plain-signs';

interface MathNode {
  readonly name: string;
  readonly attributes: string;
  readonly children: MathNode[];
  text: string;
}

const token = /<(\/?)([a-z]+)([^<>]*?)(\/?)>|([^<]+)/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** KaTeX's MathML → one line of plain text. What it is given is well-formed: KaTeX wrote it. */
export function plainMathMl(mathMl: string): string {
  const root: MathNode = { name: 'mrow', attributes: '', children: [], text: '' };
  const open = [root];
  for (const [, end, name = '', attributes = '', isEmpty, text] of mathMl.matchAll(token)) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.text += text;
    else if (end === '/') {
      if (open.length > 1) open.pop();
    } else {
      const node: MathNode = { name, attributes, children: [], text: '' };
      parent.children.push(node);
      if (isEmpty !== '/') open.push(node);
    }
  }
  return said(root)
    .replace(invisible, '')
    .replace(/ ?([→←⇌⟶⟵⟷]) ?/g, ' $1 ')
    .replace(/([⁰-⁹¹²³]) ?\/ ?([₀-₉])/g, '$1/$2')
    .replace(/\s+/g, ' ')
    .replace(/([([{]) /g, '$1')
    .replace(/ ([)\]},;.!?])/g, '$1')
    .trim();
}

/** Signs that say how to read, and take no room. */
const invisible = /[\u2061-\u2064\u200b\ufeff]/g;
/** A large sign that stands for all that follows: `∑ᵢ₌₁ⁿ i²`. */
const large = /[∑∏∐∫∬∭∮⋃⋂⨁⨂]/;

/** Signs between two things that are read with a space on either side. */
const between = /^(?:[=<>≤≥≠≈≡∼≃≅∝→←↔⇒⇐⇔⟶⟵⟷⟹⟺↦⟼∈∉⊂⊆⊃⊇∪∩∧∨×÷±∓⋅·∘⊕⊗⊥⇌≪≫:∗⋆]|[+−-]|:=|≔)$/;
/** After these a sign is not between two things: `(−x)`, `a = −b`. */
const opening = /(?:^|[([{,=<>≤≥≠≈→⇒∈^_+−×÷±⋅·√]) ?$/;

function said(node: MathNode): string {
  const { children } = node;
  const [first, second, third] = children;
  switch (node.name) {
    case 'annotation':
    case 'mphantom':
    case 'mglyph':
      return '';
    case 'semantics':
      return first ? said(first) : '';
    case 'mspace':
      return /width="-/.test(node.attributes) ? '' : ' ';
    case 'mi':
    case 'mn':
    case 'mtext':
      return letterOf(node);
    case 'mo':
      return decoded(node.text).replaceAll('∣', '|').replaceAll('∥', '‖');
    case 'mfrac':
      return fraction(first, second, node.attributes);
    case 'msqrt':
      return `√${grouped(row(children))}`;
    case 'mroot':
      return `${raisedText(saidOf(second)) ?? ''}√${grouped(saidOf(first))}`;
    case 'msup':
    case 'mover':
      return over(first, second, node.name);
    case 'msub':
    case 'munder':
      return saidOf(first) + lowered(saidOf(second));
    case 'msubsup':
    case 'munderover':
      return saidOf(first) + lowered(saidOf(second)) + raised(saidOf(third));
    case 'mtable':
      return tableOf(node);
    default:
      return row(children);
  }
}

function saidOf(node: MathNode | undefined): string {
  return node === undefined ? '' : said(node).trim();
}

/** One after another; a sign that stands between two things is set off. */
function row(children: readonly MathNode[]): string {
  let out = '';
  for (const [index, child] of children.entries()) {
    const text = said(child);
    const sign = operatorOf(child);
    if (sign === '\u2061') out += /\s*\(/.test(firstSignOf(children[index + 1])) ? '' : ' ';
    else if (sign === ',' || sign === ';') out += `${sign} `;
    else if (sign !== undefined && between.test(sign) && !(/^[+−-]$/.test(sign) && opening.test(out)))
      out += ` ${sign} `;
    else out += (needsGap(out, child, children[index - 1]) ? ' ' : '') + text;
  }
  return out;
}

/** A function's name stands apart from what it is of and what is before it, and so does a fraction from a letter. */
function needsGap(before: string, child: MathNode, last: MathNode | undefined): boolean {
  const first = firstSignOf(child);
  if (last === undefined || !/[\p{L}\p{N}√(]/u.test(first)) return false;
  if (large.test(saidOf(baseOf(last)))) return true;
  if (isFunction(last)) return first !== '(';
  if (isFunction(child) || (child.name === 'mi' && child.text.length > 2))
    return /[\p{L}\p{N})]$/u.test(before);
  return last.name === 'mfrac' && /\/[\p{L}\p{N})]+$/u.test(before) && /[\p{L}\p{N}]/u.test(first);
}

function baseOf(node: MathNode): MathNode {
  const [first] = node.children;
  return first !== undefined && /^m(?:sub|sup|subsup|under|over|underover)$/.test(node.name) ? first : node;
}

/** `log` with the sign that applies it, maybe with an index. */
function isFunction(node: MathNode): boolean {
  const base = baseOf(node);
  return base !== node && base.children.some(({ name, text }) => name === 'mo' && text === '\u2061');
}

function operatorOf(node: MathNode): string | undefined {
  if (node.name === 'mo') return decoded(node.text).trim();
  const [only] = node.children;
  return only !== undefined && node.children.length === 1 && /^m(?:row|style|padded)$/.test(node.name)
    ? operatorOf(only)
    : undefined;
}

function firstSignOf(node: MathNode | undefined): string {
  return saidOf(node).slice(0, 1);
}

function letterOf({ text, attributes }: MathNode): string {
  const letter = decoded(text);
  return attributes.includes('double-struck') ? doubleStruck(letter) : letter;
}

function fraction(above: MathNode | undefined, below: MathNode | undefined, attributes: string): string {
  const [a, b] = [saidOf(above), saidOf(below)];
  if (/linethickness="0/.test(attributes)) return `${a} over ${b}`;
  return fractions.get(`${a}/${b}`) ?? `${grouped(a)}/${grouped(b)}`;
}

/** In brackets, unless it is one number, one word or is in brackets already. */
function grouped(text: string): string {
  return /^[\p{L}\p{M}\p{N}.′°∞²³₀-₉⁰-⁹]*$/u.test(text) || isBracketed(text) ? text : `(${text})`;
}

function isBracketed(text: string): boolean {
  return /^\([^()]*\)$/.test(text);
}

const accents: Readonly<Record<string, string>> = {
  ...{ '^': '\u0302', ˆ: '\u0302', '~': '\u0303', '˜': '\u0303', ˉ: '\u0304', '‾': '\u0304', '¯': '\u0304' },
  ...{ '⃗': '\u20d7', '→': '\u20d7', '˙': '\u0307', '¨': '\u0308', ˇ: '\u030c', '´': '\u0301', '`': '\u0300' },
};

function over(base: MathNode | undefined, top: MathNode | undefined, name: string): string {
  const [a, b] = [saidOf(base), saidOf(top)];
  if (/^[→←⇌⟶⟵]$/.test(a) && b !== '') return `${a}[${b}] `;
  if (name === 'mover') {
    const accent = accents[b];
    if (accent !== undefined) return [...a].length === 1 ? a + accent : a;
  }
  return a + raised(b);
}

function raised(text: string): string {
  if (text === '') return '';
  if (/^′+$/.test(text)) return text;
  if (text === '∘') return '°';
  return raisedText(text) ?? `^${grouped(text)}`;
}

function lowered(text: string): string {
  if (text === '') return '';
  return loweredText(text) ?? `_${grouped(text)}`;
}

/** Rows of lines end in a semicolon; cells of a matrix in a comma. */
function tableOf(table: MathNode): string {
  const isAligned = /columnalign="right(?: left)?/.test(table.attributes);
  return table.children
    .map((line) =>
      line.children
        .map(saidOf)
        .filter((cell) => cell !== '')
        .join(isAligned ? ' ' : ', '),
    )
    .filter((line) => line !== '')
    .join('; ');
}

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });
}
