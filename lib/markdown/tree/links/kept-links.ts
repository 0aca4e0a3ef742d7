import type { Link, Parent, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** A qualified name between angle brackets, as programs and XML write it: `std::string`, `xs:element`. */
const qualifiedName = /^[A-Za-z][\w.-]*::?[A-Za-z_][^/@]*$/;
const linkedScheme = /^(?:https?|mailto):/i;
/** What a complex is written with: `[Co(NH3)6](NO3)3`. */
const chemicalFormula = /^(?:[A-Z][a-z]?\d*)+$/;
/** What ends an address between quotes: `<a href="https://example.org/">the site</a>`. */
const endOfQuoted = /["'`]?>|"/;

/**
 * Markdown reads some programs and chemical formulas as links that lead nowhere; as such they would lose their brackets, or
 * a part. They are text again: `vector<std::string>`, `[Cu(NH3)4](SO4)`. What stands behind a bare address and its quote is
 * text, too.
 */
export function keepLinksThatAreText(root: Root, sourceOf: (start: number, end: number) => string): void {
  visit(root, 'link', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const replacement = textOfLink(node, sourceOf);
    if (replacement === undefined) return;
    (parent as Parent).children.splice(index, 1, ...replacement);
    return index + replacement.length;
  });
}

function textOfLink(
  node: Link,
  sourceOf: (start: number, end: number) => string,
): readonly PhrasingContent[] | undefined {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const source = sourceOf(start.offset, end.offset);
  if (source.startsWith('<')) {
    const isName = qualifiedName.test(node.url) && !linkedScheme.test(node.url);
    return isName ? [{ type: 'text', value: source }] : undefined;
  }
  // A function without arguments, as in `[this]() {`.
  if (node.url === '' && source.endsWith(']()'))
    return [{ type: 'text', value: '[' }, ...node.children, { type: 'text', value: ']()' }];
  if (!source.startsWith('[')) return withoutWhatFollows(node);
  if (!chemicalFormula.test(node.url) || !source.endsWith(`](${node.url})`)) return undefined;
  return [{ type: 'text', value: '[' }, ...node.children, { type: 'text', value: `](${node.url})` }];
}

/** A bare address that ends where its quote does. */
function withoutWhatFollows(node: Link): readonly PhrasingContent[] | undefined {
  const [text] = node.children;
  const end = text?.type === 'text' ? text.value.search(endOfQuoted) : -1;
  if (text?.type !== 'text' || end < 0) return undefined;
  const address = { ...text, value: text.value.slice(0, end) };
  const url = node.url.slice(0, node.url.search(endOfQuoted));
  return [
    { ...node, url, children: [address] },
    { type: 'text', value: text.value.slice(end) },
  ];
}
