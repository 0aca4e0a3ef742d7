import type { BlockContent, Paragraph, PhrasingContent, RootContent } from 'mdast';

/** A line that begins with a colon and a blank, below a line that does not. */
const definition = /\n:[ \t]+(?=\S|$)/;

/**
 * `Term` and, on lines below it, `: what it means`: a list of terms. Each paragraph is looked at by itself, and neighbors
 * are one list. A paragraph whose first line begins with a colon defines nothing and stays.
 */
export function definitionLists(children: readonly RootContent[]): RootContent[] {
  const blocks: RootContent[] = [];
  for (const child of children) {
    const items = child.type === 'paragraph' ? itemsOf(child) : undefined;
    const last = blocks.at(-1);
    if (items === undefined) blocks.push(child);
    else if (last?.type === 'blockquote' && last.data?.hName === 'dl') last.children.push(...items);
    else blocks.push({ type: 'blockquote', data: { hName: 'dl' }, children: items });
  }
  return blocks;
}

function itemsOf({ children }: Paragraph): BlockContent[] | undefined {
  if (!children.some((node) => node.type === 'text' && definition.test(node.value))) return undefined;
  const [terms = [], ...meanings] = partsOf(children);
  const first = terms[0];
  if (first?.type === 'text' && /^:[ \t]/.test(first.value)) return undefined;
  return [
    ...linesOf(terms).map((line) => item('dt', line)),
    ...meanings.map((meaning) => item('dd', meaning)),
  ];
}

/** What stands before the first colon of a line, and after each. */
function partsOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  return splitAt(children, definition);
}

function linesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  return splitAt(children, /\n/);
}

function splitAt(children: readonly PhrasingContent[], border: RegExp): PhrasingContent[][] {
  let part: PhrasingContent[] = [];
  const parts = [part];
  for (const node of children) {
    const texts = node.type === 'text' ? node.value.split(border) : [];
    if (texts.length < 2) {
      part.push(node);
      continue;
    }
    for (const [index, value] of texts.entries()) {
      if (index > 0) {
        part = [];
        parts.push(part);
      }
      if (value !== '') part.push({ type: 'text', value });
    }
  }
  return parts;
}

function item(hName: 'dt' | 'dd', children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { hName }, children };
}
