import type { Code, Data, InlineCode, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { type BareAddress, replaceBareAddresses, urlOfBareAddress } from './bare-addresses';
import type { Segment } from './segment';
import { replaceWikiLinks, type WikiLink, wordsOfWikiLink } from './wiki-links';

/**
 * Formulas, code spans and what links by itself pass through the Markdown parser as a number between two noncharacters, which no
 * answer can hold: the parser cannot see TeX's `_`, `*`, `|` or `\\`, and cannot pair its marks otherwise than
 * the scanner did.
 */
const [open, close] = ['\uFDD0', '\uFDD1'];
const placeholder = /\uFDD0(\d+)\uFDD1/;

/** What passes through the parser as a number. */
type Kept = Segment | WikiLink | BareAddress;

export interface MarkdownSource {
  readonly markdown: string;
  readonly kept: readonly Kept[];
}

/** What a link in double brackets was written as. */
export interface WikiLinkData extends Data {
  readonly wiki: Pick<WikiLink, 'source' | 'label'>;
}

export function withoutPlaceholders(text: string): string {
  return text.replace(/[\uFDD0-\uFDEF]/g, '');
}

/** Segments → Markdown in which formulas, code spans and what links by itself are placeholders. */
export function markdownOf(segments: readonly Segment[]): MarkdownSource {
  const kept: Kept[] = [];
  const indexes = new Map<string, number>();
  const keep = (key: string, segment: Kept) => {
    const index = indexes.get(key) ?? kept.push(segment) - 1;
    indexes.set(key, index);
    return `${open}${index}${close}`;
  };
  const pieces = segments.map((segment) => {
    if (segment.kind === 'prose')
      return replaceBareAddresses(segment.text, (address) => keep(`address${address.source}`, address));
    if (segment.kind === 'fence') return segment.markdown;
    const key = `${segment.kind === 'formula' ? segment.place : segment.kind}${segment.source}`;
    return keep(key, segment);
  });
  // What is shown of a link may hold formulas, which are placeholders by now.
  const markdown = replaceWikiLinks(pieces.join(''), (link) => {
    const source = sourceText(link.source, kept);
    const label = link.label && sourceText(link.label, kept);
    return keep(`wiki${source}`, { ...link, source, label });
  });
  return { markdown, kept };
}

/** Puts the segments back: as nodes where text stands, as their source inside code, addresses and titles. */
export function restorePlaceholders(root: Root, kept: readonly Kept[]): void {
  if (kept.length > 0) restoreIn(root, kept, false);
}

/** Text in which each placeholder is its segment's source again; a comment is shown in code alone. */
export function sourceText(text: string, kept: readonly Kept[], isCode = false): string {
  return text.replace(/\uFDD0(\d+)\uFDD1/g, (_, index: string) => {
    const segment = kept[Number(index)];
    if (segment === undefined || !('source' in segment)) return '';
    return segment.kind === 'comment' && !isCode ? '' : segment.source;
  });
}

function restoreIn(node: Nodes, kept: readonly Kept[], isInCell: boolean): void {
  restoreStrings(node, kept);
  if (!('children' in node)) return;
  const inCell = isInCell || node.type === 'tableCell';
  const children: Nodes[] = [];
  for (const child of node.children as Nodes[]) {
    restoreIn(child, kept, inCell);
    for (const replacement of replacementsOf(child, kept, inCell)) children.push(replacement);
  }
  node.children = children as never;
}

function replacementsOf(node: Nodes, kept: readonly Kept[], isInCell: boolean): readonly Nodes[] {
  if (node.type === 'text') return splitText(node.value, kept, isInCell);
  return node.type === 'paragraph' ? splitParagraph(node) : [node];
}

function restoreStrings(node: Nodes, kept: readonly Kept[]): void {
  if (node.type === 'text') return;
  const fields = node as unknown as Record<string, unknown>;
  for (const field of ['value', 'url', 'title', 'alt', 'lang', 'meta', 'label']) {
    const value = fields[field];
    if (typeof value === 'string' && value.includes(open))
      fields[field] = sourceText(value, kept, node.type === 'code');
  }
  const properties = node.data && 'hProperties' in node.data ? node.data.hProperties : undefined;
  if (typeof properties?.title === 'string') properties.title = sourceText(properties.title, kept);
}

function splitText(text: string, kept: readonly Kept[], isInCell: boolean): PhrasingContent[] {
  return text
    .split(placeholder)
    .map((part, index) => (index % 2 === 0 ? textNode(part) : segmentNode(kept[Number(part)], isInCell)))
    .filter((node) => node.type !== 'text' || node.value !== '');
}

function textNode(value: string): PhrasingContent {
  return { type: 'text', value };
}

function segmentNode(segment: Kept | undefined, isInCell: boolean): InlineCode | PhrasingContent {
  if (segment?.kind === 'wiki-link') {
    const { target, label, source } = segment;
    const data: WikiLinkData = { wiki: { source, label } };
    return {
      type: 'link',
      url: `[[${target}]]`,
      children: [{ type: 'text', value: wordsOfWikiLink(segment) }],
      data,
    };
  }
  if (segment?.kind === 'code-span') {
    return { type: 'inlineCode', value: isInCell ? segment.code.replaceAll('\\|', '|') : segment.code };
  }
  if (segment?.kind === 'address') {
    return { type: 'link', url: urlOfBareAddress(segment), children: [textNode(segment.source)] };
  }
  if (segment?.kind !== 'formula') return textNode('');
  // The full source comes along, so that a formula KaTeX refuses is shown as it was written.
  const hProperties = { className: [`math-${segment.place}`], dataSource: segment.source };
  return { type: 'inlineCode', value: segment.tex, data: { hProperties } };
}

/** A formula that is a block of its own ends the paragraph it stands in. */
function splitParagraph(paragraph: Paragraph): RootContent[] {
  if (paragraph.children.every(isBlank)) return [];
  if (!paragraph.children.some(isBlockFormula)) return [paragraph];
  const blocks: RootContent[] = [];
  let line: PhrasingContent[] = [];
  const endParagraph = () => {
    const isEmpty = line.every(
      (node) => (node.type === 'text' && node.value.trim() === '') || node.type === 'break',
    );
    if (!isEmpty) blocks.push({ type: 'paragraph', children: trimmed(line) });
    line = [];
  };
  for (const child of paragraph.children) {
    if (isBlockFormula(child)) {
      endParagraph();
      blocks.push({ type: 'code', value: child.value, data: child.data } as Code);
    } else {
      line.push(child);
    }
  }
  endParagraph();
  return withPunctuation(blocks);
}

/** What a comment leaves of a paragraph; a blank that an author wrote as `&nbsp;` is none. */
function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && /^[ \t\n]*$/.test(node.value);
}

/** Without the line breaks that led to the block formula and on from it. */
function trimmed(line: PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return line;
}

/** A full stop after a block formula belongs to the formula, not to a paragraph of its own. */
function withPunctuation(blocks: RootContent[]): RootContent[] {
  return blocks.filter((block) => {
    if (block.type !== 'paragraph') return true;
    const only = block.children.length === 1 ? block.children[0] : undefined;
    return !(only?.type === 'text' && /^\s*[.,;:]\s*$/.test(only.value));
  });
}

function isBlockFormula(node: PhrasingContent): node is InlineCode {
  if (node.type !== 'inlineCode') return false;
  const properties = node.data?.hProperties as { className?: readonly string[] } | undefined;
  return properties?.className?.includes('math-block') === true;
}
