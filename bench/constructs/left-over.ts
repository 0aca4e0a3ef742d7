import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What of Markdown, TeX and HTML a reader would see as it was written, by what it was meant for. */
const kinds: readonly (readonly [name: string, shape: RegExp])[] = [
  ['**bold** or __bold__', /\*\*|(?<![\w_])__(?=\w)/],
  ['*emphasis*', /(?<![\w*\\])\*(?=[\p{L}])[^*\n]{1,80}[\p{L}\p{P}]\*(?![\w*])/u],
  ['~~struck~~', /~~/],
  ['`code`', /`[^`\n]+`|```/],
  ['$formula$', /\$(?=[^$\n]*[\\^_{}])[^$\n]{1,300}\$|\$(?![\d\s])[^$\n]{1,40}\$(?!\d)/],
  ['\\command', /\\(?:[A-Za-z]{2,}|[()[\]])/],
  ['\\n, \\t', /\\[nrt](?![A-Za-z])/],
  ['x_{1}, x^{2}', /[_^]\{/],
  ['[text](address)', /\]\(/],
  ['![picture]', /!\[/],
  ['[[slug]]', /\[\[/],
  ['[^note]', /\[\^[^\]\s]+\]/],
  ['|---| of a table', /\|\s*:?-{3,}/],
  ['rows of a table', /(?:^|\n)\s*\|[^|\n]+\|[^|\n]+\|/],
  ['# heading', /(?:^|\n)\s*#{1,6} \S/],
  ['::: box', /(?:^|\n)\s*:{3,}/],
  ['[!NOTE]', /\[![A-Za-z]+\]/],
  ['- or 1. of a list', /(?:^|\n)\s*(?:[-*+]|\d{1,2}[.)]) \S/],
  ['<tag>', /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/i],
  ['<!-- comment -->', /<!--|-->/],
  ['&entity;', /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i],
  ['H~2~O, x^2^', /~[\w+-]{1,14}~|\^[\w+-]{1,14}\^/],
  ['==mark==', /(?<![=\w])==\w[^=\n]*==(?![=\w])/],
];

export const kindsOfLeftOver: readonly string[] = kinds.map(([name]) => name);

export interface LeftOver {
  readonly kind: string;
  /** What stands around the first of it. */
  readonly example: string;
}

/** Source that is left in the words of a rendered answer, programs and formulas aside: at most one of each kind. */
export function leftOverIn(html: string): readonly LeftOver[] {
  const text = blocksOf(parseFragment(html)).join('\n\n');
  return kinds.flatMap(([kind, shape]) => {
    const found = shape.exec(text);
    if (found === null) return [];
    const from = Math.max(0, found.index - 40);
    const example = text.slice(from, found.index + found[0].length + 40);
    return [{ kind, example: example.replaceAll(/\s+/g, ' ').trim() }];
  });
}

const blocks = new Set(
  'p h3 h4 h5 h6 li td th dt dd blockquote pre div summary figcaption section details br'.split(' '),
);

/** The words of each block; what is a program or was set as a formula is a sign. */
function blocksOf(fragment: DefaultTreeAdapterTypes.DocumentFragment): readonly string[] {
  const found: string[] = [''];
  const walk = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) found.push((found.pop() ?? '') + node.value);
    if (!('tagName' in node)) return;
    if (isSet(node)) {
      found.push(`${found.pop() ?? ''}\u25a1`);
      return;
    }
    const isBlock = blocks.has(node.tagName);
    if (isBlock) found.push('');
    for (const child of node.childNodes) walk(child);
    if (isBlock) found.push('');
  };
  for (const node of fragment.childNodes) walk(node);
  return found.filter((text) => text.trim() !== '');
}

function isSet({ tagName, attrs }: DefaultTreeAdapterTypes.Element): boolean {
  const names = attrs.find(({ name }) => name === 'class')?.value.split(' ') ?? [];
  return tagName === 'code' || names.some((name) => name === 'katex' || name === 'katex-display');
}
