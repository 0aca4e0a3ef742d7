import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { alertOf } from './admonition';
import { definitionLists } from './definition-lists';
import { pairBlockMarks } from './pair-blocks';
import { type MarkedSource, pairInlineMarks } from './pair-inline';

const flowParents: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** Makes elements of the marks that Markdown of the web knows; no node of kind `html` is left. Linear time. */
export function arrangeWebMarks(node: Root | Nodes, source: MarkedSource): void {
  if (!('children' in node)) return;
  if (flowParents.has(node.type)) {
    const blocks = pairBlockMarks(node.children as RootContent[], source.inlineOf);
    node.children = definitionLists(blocks.map((block) => asAlert(block, source.markdown))) as never;
  } else {
    node.children = pairInlineMarks(node.children as PhrasingContent[], source) as never;
  }
  for (const child of node.children as readonly Nodes[]) arrangeWebMarks(child, source);
}

function asAlert(block: RootContent, markdown: string): RootContent {
  return block.type === 'blockquote' && block.data === undefined
    ? (alertOf(block, markdown) ?? block)
    : block;
}
