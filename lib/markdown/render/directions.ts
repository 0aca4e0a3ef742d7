import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '@/lib/markdown/tree/headings';
import { directionOfText, holdsRightToLeft } from '@/lib/text/direction';

const blocks: ReadonlySet<string> = new Set('p h3 h4 h5 h6 th td dt dd summary'.split(' '));
/** What holds blocks: a browser would look for its direction past the blocks that have one. */
const holders: ReadonlySet<string> = new Set('ul ol dl blockquote table details div section'.split(' '));

/** Gives each block of an answer in scripts that run right to left the direction of its own words. Runs after the sanitiser. */
export function directBlocks(root: Root): void {
  if (!holdsRightToLeft(textOf(root))) return;
  visit(root, 'element', (node) => {
    if (holders.has(node.tagName)) node.properties.dir = directionOfText(textOf(node));
    else if (blocks.has(node.tagName) || isPlainEntry(node)) node.properties.dir = 'auto';
  });
}

/** An entry whose words are its own, and not those of paragraphs in it. */
function isPlainEntry({ tagName, children }: Element): boolean {
  return tagName === 'li' && !children.some((child) => child.type === 'element' && child.tagName === 'p');
}
