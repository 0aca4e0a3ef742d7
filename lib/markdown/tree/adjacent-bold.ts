import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Four asterisks between letters of bold words: where one bold word ended and the next began. */
const seam = /(?<=[^\s*])\*{4}(?=[^\s*])/g;
const meantAsterisk = /\\\*|&(?:#0*42|#x0*2a|ast|midast);/i;

/**
 * Two bold words side by side, `**court****s**`, become one: CommonMark reads one bold text with the asterisks in its midst,
 * and nobody means those.
 * @param markdown what the tree was made of: asterisks that are escaped or written as entities are meant
 */
export function joinAdjacentBold(root: Root, markdown: string): void {
  if (!markdown.includes('****')) return;
  visit(root, 'strong', ({ children }) => {
    for (const child of children) {
      if (child.type !== 'text' || !child.value.includes('****')) continue;
      const { start, end } = child.position ?? {};
      const source = markdown.slice(start?.offset ?? 0, end?.offset ?? markdown.length);
      if (!meantAsterisk.test(source)) child.value = child.value.replace(seam, '');
    }
  });
}
