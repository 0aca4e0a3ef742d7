import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Puts every table into a container that scrolls and takes the focus, and its alignment into classes. */
export function wrapTables(root: Root): void {
  let count = 0;
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName === 'th' || node.tagName === 'td') alignByClass(node);
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return;
    if ((parent as Element).properties?.role === 'region') return;
    count += 1;
    const ariaLabel = count === 1 ? 'Table' : `Table ${count}`;
    const properties = { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel };
    (parent.children as ElementContent[])[index] = {
      type: 'element',
      tagName: 'div',
      properties,
      children: [node],
    };
    return index;
  });
}

/** Replaces the check box of a task by a mark that is read as text and asks for no label. */
export function markTasks(root: Root): void {
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'input' || parent === undefined || index === undefined) return;
    const value = node.properties.checked === true ? '☑' : '☐';
    const properties = { className: ['task-mark'] };
    (parent.children as ElementContent[])[index] = {
      ...{ type: 'element', tagName: 'span', properties },
      children: [{ type: 'text', value }],
    };
    return SKIP;
  });
}

function alignByClass(cell: Element): void {
  const { align } = cell.properties;
  delete cell.properties.align;
  if (typeof align === 'string') cell.properties.className = [`align-${align}`];
  if (cell.tagName !== 'th') return;
  // The corner of a table often heads nothing: then it is no heading.
  if (cell.children.length === 0) cell.tagName = 'td';
  else cell.properties.scope = 'col';
}
