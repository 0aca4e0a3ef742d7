import type { Nodes, Root } from 'mdast';

/** Bounds on one answer. Beyond any of them it is shown as preformatted text. */
export const caps = {
  inputBytes: 256 * 1024,
  depth: 20,
  tableColumns: 64,
  tableCells: 5_000,
  htmlCharacters: 2 * 1024 * 1024,
} as const;

/** What in the parsed answer is beyond a cap, in words; undefined if nothing is. */
export function excessOf(root: Root): string | undefined {
  let cells = 0;
  const walk = (node: Nodes, depth: number): string | undefined => {
    if (depth > caps.depth) return `blocks and emphasis are nested more than ${caps.depth} deep`;
    if (node.type === 'table') {
      const columns = Math.max(0, ...node.children.map((row) => row.children.length));
      cells += (node.children[0]?.children.length ?? 0) * node.children.length;
      if (columns > caps.tableColumns)
        return `a table has ${columns} columns; at most ${caps.tableColumns} are shown`;
      if (cells > caps.tableCells) return `the tables have more than ${caps.tableCells} cells`;
    }
    if (!('children' in node)) return undefined;
    for (const child of node.children) {
      const excess = walk(child as Nodes, depth + (nesting.has(child.type) ? 1 : 0));
      if (excess !== undefined) return excess;
    }
    return undefined;
  };
  return walk(root, 0);
}

const nesting: ReadonlySet<string> = new Set([
  'blockquote',
  'listItem',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);
