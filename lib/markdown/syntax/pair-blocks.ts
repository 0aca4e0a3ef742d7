import type { BlockContent, Html, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { admonition } from './admonition';
import { isAdmonition } from './admonition-names';
import { type BlockMark, blockMarkOf } from './block-marks';
import { detailsBlock } from './details-block';
import type { MarkedSource } from './pair-inline';
import { trimmed } from './trim-line';

/** A block, or a mark with a partner. */
type Piece =
  | { readonly kind: 'block'; readonly block: RootContent }
  | { readonly kind: 'mark'; readonly mark: BlockMark };

/** The blocks between the marks of admonitions and details become one; marks without a partner are text. Linear time. */
export function pairBlockMarks(
  children: readonly RootContent[],
  inlineOf: MarkedSource['inlineOf'],
): RootContent[] {
  const marks = marksIn(children);
  if (marks.size === 0) return [...children];
  const paired = pairedOf(marks);
  const open: { readonly mark: BlockMark; readonly blocks: RootContent[] }[] = [];
  let blocks: RootContent[] = [];
  for (const piece of children.flatMap((child) => piecesOf(child, marks, paired))) {
    if (piece.kind === 'block') blocks.push(piece.block);
    else if (piece.mark.kind === 'open') {
      open.push({ mark: piece.mark, blocks });
      blocks = [];
    } else {
      const opened = open.pop();
      const whole = opened === undefined ? blocks : [blockOf(opened.mark, blocks, inlineOf)];
      blocks = opened?.blocks ?? [];
      blocks.push(...whole);
    }
  }
  return blocks;
}

function blockOf(
  mark: BlockMark,
  blocks: readonly RootContent[],
  inlineOf: MarkedSource['inlineOf'],
): RootContent {
  if (mark.kind === 'close') throw new Error('a mark that closes opens nothing');
  const { name } = mark;
  const title = mark.title === '' ? [] : inlineOf(mark.title);
  if (isAdmonition(name)) return admonition(name, title, blocks as BlockContent[]);
  return detailsBlock({ isOpen: name === 'open', title, blocks });
}

type Marks = ReadonlyMap<RootContent, BlockMark>;

/** Marks that are lines of their own, and tags of details amid a paragraph. */
function marksIn(children: readonly RootContent[]): Marks {
  const marks = new Map<RootContent, BlockMark>();
  for (const child of children) {
    for (const node of child.type === 'paragraph' ? child.children : [child]) {
      const mark = node.type === 'html' ? blockMarkOf(node.value) : undefined;
      if (mark !== undefined) marks.set(node, mark);
    }
  }
  return marks;
}

function pairedOf(marks: Marks): ReadonlySet<RootContent> {
  const paired = new Set<RootContent>();
  const open: { readonly node: RootContent; readonly family: string }[] = [];
  const counts = new Map<string, number>();
  const count = (family: string, by: number) => counts.set(family, (counts.get(family) ?? 0) + by);
  for (const [node, { kind, family }] of marks) {
    if (kind === 'open') {
      open.push({ node, family });
      count(family, 1);
    } else if ((counts.get(family) ?? 0) > 0) {
      let opened = open.pop();
      for (; opened !== undefined && opened.family !== family; opened = open.pop()) count(opened.family, -1);
      count(family, -1);
      if (opened !== undefined) paired.add(opened.node).add(node);
    }
  }
  return paired;
}

function piecesOf(child: RootContent, marks: Marks, paired: ReadonlySet<RootContent>): readonly Piece[] {
  const mark = marks.get(child);
  if (mark !== undefined) return [paired.has(child) ? { kind: 'mark', mark } : textBlock(child as Html)];
  if (child.type !== 'paragraph' || !child.children.some((node) => paired.has(node)))
    return [{ kind: 'block', block: child }];
  const pieces: Piece[] = [];
  let line: PhrasingContent[] = [];
  const endLine = () => {
    const children = trimmed(line);
    if (children.length > 0) pieces.push({ kind: 'block', block: { type: 'paragraph', children } });
    line = [];
  };
  for (const node of child.children) {
    const own = paired.has(node) ? marks.get(node) : undefined;
    if (own === undefined) line.push(node);
    else {
      endLine();
      pieces.push({ kind: 'mark', mark: own });
    }
  }
  endLine();
  return pieces;
}

function textBlock({ value }: Html): Piece {
  const block: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: value.trim() }] };
  return { kind: 'block', block };
}
