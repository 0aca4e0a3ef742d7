import type { Root as PageRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { sanitiseSchema } from './sanitize-schema';

const toPage = unified().use(remarkRehype, { footnoteLabelTagName: 'h3' }).freeze();
const addIds = unified().use(rehypeSlug, { prefix: 'user-content-' }).freeze();
const sanitise = unified().use(rehypeSanitize, sanitiseSchema).freeze();

/** Markdown's tree → HTML's tree, not yet sanitised. */
export function pageTree(root: Root): PageRoot {
  return toPage.runSync(root) as PageRoot;
}

/** Gives every heading without an id the slug of its text, prefixed. */
export function addHeadingIds(root: PageRoot): void {
  addIds.runSync(root);
}

/** Only what the allow-list names is left. */
export function sanitised(root: PageRoot): PageRoot {
  return sanitise.runSync(root) as PageRoot;
}
