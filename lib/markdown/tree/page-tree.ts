import type { Root as PageRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { carryFenceMarks } from './carry-fence-marks';
import { sanitizeSchema } from './sanitize-schema';

const toPage = unified().use(remarkRehype, { footnoteLabelTagName: 'h3' }).freeze();
const addIds = unified().use(rehypeSlug, { prefix: 'user-content-' }).freeze();
const sanitize = unified().use(rehypeSanitize, sanitizeSchema).freeze();

/** Markdown's tree → HTML's tree, not yet sanitized. */
export function pageTree(root: Root): PageRoot {
  carryFenceMarks(root);
  return toPage.runSync(root) as PageRoot;
}

/** Gives every heading without an id the slug of its text, prefixed. */
export function addHeadingIds(root: PageRoot): void {
  addIds.runSync(root);
}

/** Only what the allow-list names is left. */
export function sanitized(root: PageRoot): PageRoot {
  return sanitize.runSync(root) as PageRoot;
}
