import type { Element, ElementContent, Root } from 'hast';
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
    if (holders.has(node.tagName)) node.properties.dir = directionOfText(wordsOf(node));
    // The heading of a box is a word of ours at times, and goes with the box.
    else if (isHeading(node)) return;
    else if (blocks.has(node.tagName)) node.properties.dir = 'auto';
    else if (node.tagName === 'li') wrapWords(node);
  });
}

/** The words of a block, without the heading of a box. */
function wordsOf({ children }: Element): string {
  const own = children.filter((child) => child.type !== 'element' || !isHeading(child));
  return own.map((child) => textOf(child)).join(' ');
}

function isHeading({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('admonition-title');
}

/** The words of an entry in a direction of their own: its sign stands where those of the list do. */
function wrapWords(entry: Element): void {
  const end = entry.children.findIndex(isBlock);
  const words = end < 0 ? entry.children : entry.children.slice(0, end);
  if (words.every((word) => word.type === 'text' && word.value.trim() === '')) return;
  const span: Element = { type: 'element', tagName: 'span', properties: { dir: 'auto' }, children: words };
  entry.children = [span, ...entry.children.slice(words.length)];
}

function isBlock(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (blocks.has(node.tagName) || holders.has(node.tagName) || node.tagName === 'pre')
  );
}
