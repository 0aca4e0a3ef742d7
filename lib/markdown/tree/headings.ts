import type { Element, ElementContent, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { formulaPlaceOf } from './formula-place';

export interface AnswerHeading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

const footnoteLabel = 'footnote-label';

/**
 * Moves the answer's headings below the page's own h1 and h2: the first is an h3, one inside another is a level
 * deeper, and no level is skipped. Headings without text go.
 */
export function demoteHeadings(root: Root): void {
  const open: number[] = [];
  visit(root, 'element', (node, index, parent) => {
    const level = levelOf(node);
    if (level === undefined || node.properties.id === footnoteLabel) return;
    if (textOf(node).trim() === '' && parent !== undefined && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    node.tagName = `h${Math.min(6, open.length + 2)}`;
  });
}

/**
 * Makes the ids of headings differ from each other and from a footnote's (`## fn 1`), and gives the footnotes'
 * own heading and what refers to it the prefix of all ids.
 */
export function settleIds(root: Root): void {
  const headings = new Set<Element>();
  const taken = new Set<string>();
  visit(root, 'element', (node) => {
    const { properties } = node;
    if (properties.id === footnoteLabel) properties.id = `user-content-${footnoteLabel}`;
    else if (levelOf(node) !== undefined) headings.add(node);
    if (String(properties.ariaDescribedBy ?? '') === footnoteLabel)
      properties.ariaDescribedBy = [`user-content-${footnoteLabel}`];
    if (typeof properties.id === 'string' && !headings.has(node)) taken.add(properties.id);
  });
  for (const heading of headings) {
    const slug = String(heading.properties.id ?? '');
    const base = slug === 'user-content-' ? 'user-content-section' : slug;
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    heading.properties.id = id;
    taken.add(id);
  }
}

/** The answer's headings in order, without the footnotes' own. */
export function headingsOf(root: Root, plainTex?: PlainTex): readonly AnswerHeading[] {
  const headings: AnswerHeading[] = [];
  visit(root, 'element', (node) => {
    const depth = levelOf(node);
    const { id } = node.properties;
    if (depth === undefined || typeof id !== 'string' || id === `user-content-${footnoteLabel}`) return;
    headings.push({ depth, id, text: textOf(node, plainTex).replace(/\s+/g, ' ').trim() });
  });
  return headings;
}

/** A formula in a line of plain text. */
export type PlainTex = (tex: string) => string;

/** All text of a node; formulas as their source, or in plain text where it is told how. */
export function textOf(node: Nodes | ElementContent, plainTex?: PlainTex): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map((child) => textOf(child as ElementContent, plainTex)).join('');
  return plainTex && node.type === 'element' && formulaPlaceOf(node) !== undefined ? plainTex(text) : text;
}

function levelOf(node: Element): number | undefined {
  const digit = /^h([1-6])$/.exec(node.tagName)?.[1];
  return digit === undefined ? undefined : Number(digit);
}
