import type { BlockContent, Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { trimmed } from './trim-line';

/** A block that a reader opens: its heading is the author's `<summary>`, or the title of `:::details Title`. */
export function detailsBlock({
  isOpen,
  title,
  blocks,
}: {
  readonly isOpen: boolean;
  readonly title: readonly PhrasingContent[];
  readonly blocks: readonly RootContent[];
}): Blockquote {
  const { summary, rest } = title.length > 0 ? { summary: title, rest: blocks } : takeSummary(blocks);
  const heading = summary.length === 0 ? [] : [summaryOf(summary)];
  const data = isOpen ? { hName: 'details', hProperties: { open: true } } : { hName: 'details' };
  return { type: 'blockquote', data, children: [...heading, ...rest] as BlockContent[] };
}

function summaryOf(children: readonly PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { hName: 'summary' }, children: [...children] };
}

/** What stands between `<summary>` and `</summary>` at the beginning of the first paragraph. */
function takeSummary(blocks: readonly RootContent[]): {
  readonly summary: readonly PhrasingContent[];
  readonly rest: readonly RootContent[];
} {
  const [first, ...others] = blocks;
  const children = first?.type === 'paragraph' ? first.children : [];
  const end = children.findIndex((node) => isTag(node, '</summary'));
  if (!isTag(children[0], '<summary') || end < 0) return { summary: [], rest: blocks };
  const summary = trimmed(children.slice(1, end));
  const left = trimmed(children.slice(end + 1));
  const rest = left.length === 0 ? others : [{ type: 'paragraph' as const, children: left }, ...others];
  return { summary, rest };
}

function isTag(node: PhrasingContent | undefined, opening: string): boolean {
  return node?.type === 'html' && node.value.toLowerCase().startsWith(opening);
}
