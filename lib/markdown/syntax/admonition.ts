import type { BlockContent, Blockquote, Paragraph, PhrasingContent } from 'mdast';
import { type AdmonitionName, admonitionHeading, admonitionOf } from './admonition-names';
import { trimmed } from './trim-line';

const alert = /^\[!([a-z]+)\][+-]?(?=[ \t]|\n|$)/i;

/** A box with a heading, what an author sets apart; a quote to Markdown's tree, so that bounds of nesting count it. */
export function admonition(
  name: AdmonitionName,
  title: readonly PhrasingContent[],
  blocks: readonly BlockContent[],
): Blockquote {
  const children: PhrasingContent[] =
    title.length > 0 ? [...title] : [{ type: 'text', value: admonitionHeading(name) }];
  const heading: Paragraph = {
    type: 'paragraph',
    data: { hProperties: { className: ['admonition-title'] } },
    children,
  };
  const hProperties = { className: ['admonition', name], role: 'note' };
  return { type: 'blockquote', data: { hName: 'div', hProperties }, children: [heading, ...blocks] };
}

/** GitHub's `> [!NOTE]`, with a title of its own where words follow on the line; undefined where a quote is a quote. */
export function alertOf(quote: Blockquote, markdown: string): Blockquote | undefined {
  const [first, ...rest] = quote.children;
  const [text, ...others] = first?.type === 'paragraph' ? first.children : [];
  if (text?.type !== 'text' || markdown[text.position?.start.offset ?? 0] !== '[') return undefined;
  const found = alert.exec(text.value);
  const word = found?.[1] ?? '';
  const name = admonitionOf(word);
  if (found === null || name === undefined) return undefined;
  const line = [{ ...text, value: text.value.slice(found[0].length) }, ...others];
  const { title, body } = splitAtBreak(line);
  const blocks = rest as BlockContent[];
  const own = word.toLowerCase() === name ? [] : [textNode(word)];
  const heading = trimmed(title);
  return admonition(
    name,
    heading.length > 0 ? heading : own,
    body.length === 0 ? blocks : [{ type: 'paragraph', children: body }, ...blocks],
  );
}

/** A name that is none of ours heads its box, as with a capital. */
function textNode(word: string): PhrasingContent {
  return { type: 'text', value: word.charAt(0).toUpperCase() + word.slice(1).toLowerCase() };
}

/** The first line, and what follows it. */
function splitAtBreak(line: readonly PhrasingContent[]): {
  readonly title: readonly PhrasingContent[];
  readonly body: PhrasingContent[];
} {
  const at = line.findIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  );
  const node = line[at];
  if (node === undefined) return { title: line, body: [] };
  if (node.type !== 'text') return { title: line.slice(0, at), body: trimmed(line.slice(at + 1)) };
  const end = node.value.indexOf('\n');
  const title = [...line.slice(0, at), { ...node, value: node.value.slice(0, end) }];
  return { title, body: trimmed([{ ...node, value: node.value.slice(end) }, ...line.slice(at + 1)]) };
}
