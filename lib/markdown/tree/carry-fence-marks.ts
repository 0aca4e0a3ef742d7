import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { fenceLanguage } from '@/lib/markdown/syntax/fence-marks';

/** Gives what stands beside a fence's marks to its element, as `data-fence`, for who colors it; its language to its class. */
export function carryFenceMarks(root: Root): void {
  visit(root, 'code', (node) => {
    if (!node.lang) return;
    const { name, rest, isDiff } = fenceLanguage(node.lang, node.meta ?? '');
    const dataFence = `${isDiff ? 'diff ' : ''}${rest}`.trim();
    node.lang = name;
    if (dataFence !== '') node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataFence } };
  });
}
