import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { type PlainTex, textOf } from './headings';

/** A place in an answer that its contents list leads to. */
export interface AnswerPoint {
  readonly id: string;
  readonly text: string;
}

/** Fewer are seen at a glance. */
const minPoints = 4;

/**
 * Gives ids to the numbered points of an answer, the entries of its outermost numbered lists that begin in bold
 * (`1. **Point.** …`), and returns them in order; none where they are fewer than four. Runs after the sanitizer.
 */
export function markPoints(root: Root, plainTex?: PlainTex): readonly AnswerPoint[] {
  const found: { readonly entry: Element; readonly text: string }[] = [];
  for (const list of root.children) {
    if (list.type !== 'element' || list.tagName !== 'ol') continue;
    for (const entry of list.children) {
      const text = entry.type === 'element' ? boldBeginningOf(entry, plainTex) : undefined;
      if (entry.type === 'element' && text !== undefined) found.push({ entry, text });
    }
  }
  if (found.length < minPoints) return [];
  const taken = idsOf(root);
  return found.map(({ entry, text }, i) => {
    let id = `user-content-point-${i + 1}`;
    // A heading may be called "Point 1".
    while (taken.has(id)) id += '-item';
    entry.properties.id ??= id;
    return { id: String(entry.properties.id), text };
  });
}

/** The ids of a page. */
export function idsOf(root: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(root, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.add(id);
  });
  return ids;
}

/** Makes a heading's words a link to the heading, so that its address can be taken; one that holds a link stays. */
export function linkHeadings(root: Root): void {
  visit(root, 'element', (node) => {
    const { id } = node.properties;
    if (!/^h[3-6]$/.test(node.tagName) || typeof id !== 'string' || holdsLink(node)) return;
    const properties = { className: ['anchor'], href: `#${id}` };
    node.children = [{ type: 'element', tagName: 'a', properties, children: node.children }];
    return SKIP;
  });
}

const titles = new WeakMap<Element, string>();

/** Names a program, for who puts it into its frame and for who hears it. */
export function titleCode(pre: Element, title: string): void {
  titles.set(pre, title);
  pre.properties.ariaLabel = `Code: ${title}`;
}

/** Puts each program into a frame, where a button that copies it has its place. */
export function frameCode(root: Root): void {
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'pre' || parent === undefined || index === undefined) return;
    const frame: Element = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['code-frame'] },
      children: [...titleOf(node), node],
    };
    (parent.children as ElementContent[])[index] = frame;
    return SKIP;
  });
}

/** The title that `titleCode` gave it. */
function titleOf(pre: Element): Element[] {
  const title = titles.get(pre);
  if (title === undefined) return [];
  const properties = { className: ['code-title'] };
  return [{ type: 'element', tagName: 'div', properties, children: [{ type: 'text', value: title }] }];
}

function boldBeginningOf(entry: Element, plainTex?: PlainTex): string | undefined {
  const first = firstContentOf(entry);
  const beginning = first?.type === 'element' && first.tagName === 'p' ? firstContentOf(first) : first;
  if (beginning?.type !== 'element' || beginning.tagName !== 'strong') return undefined;
  const text = textOf(beginning, plainTex)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:,;]$/, '');
  return text === '' ? undefined : text;
}

function firstContentOf(node: Element): ElementContent | undefined {
  return node.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
}

function holdsLink(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || holdsLink(child)),
  );
}
