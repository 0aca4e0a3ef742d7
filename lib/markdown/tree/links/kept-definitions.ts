import type { Definition, FootnoteDefinition, Nodes, Parent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * A definition that nothing refers to, or that repeats an earlier one, would vanish from the page: "[1]: Smith
 * (2020)" at the end of an answer is a source list. Such a definition becomes a paragraph again.
 */
export function keepUnusedDefinitions(root: Root, sourceOf: (start: number, end: number) => string): void {
  const used = usedIdentifiers(root);
  const seen = new Set<string>();
  visit(root, (node, index, parent) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return;
    const key = keyOf(node);
    const isFirst = !seen.has(key);
    seen.add(key);
    if ((used.has(key) && isFirst) || parent === undefined || index === undefined) return;
    const replacement = node.type === 'definition' ? paragraphOf(node, sourceOf) : hoisted(node);
    (parent as Parent).children.splice(index, 1, ...replacement);
    return index;
  });
}

/** What the text refers to, and what the notes it refers to refer to in turn. */
function usedIdentifiers(root: Root): ReadonlySet<string> {
  const used = new Set<string>();
  const notes = new Map<string, FootnoteDefinition>();
  const collect = (tree: Nodes) => {
    visit(tree, (node) => {
      if (node.type === 'footnoteDefinition' && node !== tree) {
        if (!notes.has(keyOf(node))) notes.set(keyOf(node), node);
        return SKIP;
      }
      if (node.type === 'linkReference' || node.type === 'imageReference')
        used.add(`link ${node.identifier}`);
      if (node.type === 'footnoteReference') used.add(`note ${node.identifier}`);
      return undefined;
    });
  };
  collect(root);
  // A set grows while it is walked: each note is looked into once.
  for (const key of used) {
    const note = notes.get(key);
    if (note !== undefined) collect(note);
  }
  return used;
}

function keyOf(node: Definition | FootnoteDefinition): string {
  return `${node.type === 'definition' ? 'link' : 'note'} ${node.identifier}`;
}

function paragraphOf(node: Definition, sourceOf: (start: number, end: number) => string): RootContent[] {
  const { start, end } = node.position ?? {};
  const value = sourceOf(start?.offset ?? 0, end?.offset ?? 0);
  return [{ type: 'paragraph', children: [{ type: 'text', value }] }];
}

/** The note's own blocks, the first led by its mark. */
function hoisted(node: FootnoteDefinition): RootContent[] {
  const mark = { type: 'text', value: `[^${node.label ?? node.identifier}]: ` } as const;
  const [first, ...rest] = node.children;
  if (first?.type === 'paragraph') return [{ ...first, children: [mark, ...first.children] }, ...rest];
  return [{ type: 'paragraph', children: [mark] }, ...node.children];
}
