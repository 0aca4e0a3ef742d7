import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const closing = /^[.,;:!?)\]’”…]+/;

/**
 * Keeps the sign that follows a formula in the line with it: a formula is a box to the browser, which would begin a line
 * with a comma. Runs while formulas are still their source.
 */
export function glueFormulas(root: Root): void {
  visit(root, 'element', (node, index, parent) => {
    if (!isInlineFormula(node) || parent === undefined || index === undefined) return;
    const next = parent.children[index + 1];
    const signs = next?.type === 'text' ? closing.exec(next.value)?.[0] : undefined;
    if (next?.type !== 'text' || signs === undefined) return;
    next.value = next.value.slice(signs.length);
    const glued: Element = {
      type: 'element',
      tagName: 'span',
      properties: { className: ['glued'] },
      children: [node, { type: 'text', value: signs }],
    };
    (parent.children as ElementContent[])[index] = glued;
    return SKIP;
  });
}

function isInlineFormula({ tagName, properties }: Element): boolean {
  const names = properties.className;
  return tagName === 'code' && Array.isArray(names) && names.includes('math-inline');
}
