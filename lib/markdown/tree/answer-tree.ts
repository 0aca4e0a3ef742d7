import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type MarkdownSource, restorePlaceholders, sourceText } from '@/lib/markdown/scan/placeholders';
import { keepUnusedDefinitions } from './kept-definitions';
import { keepLinksThatAreText } from './kept-links';

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(withoutHtml).freeze();

/** Markdown with placeholders → Markdown's tree, formulas and code spans back in their places. */
export function parseMarkdown({ markdown, kept }: MarkdownSource): Root {
  const root = processor.parse(markdown);
  const sourceOf = (start: number, end: number) => sourceText(markdown.slice(start, end), kept);
  keepUnusedDefinitions(root, sourceOf);
  keepLinksThatAreText(root, sourceOf);
  restorePlaceholders(root, kept);
  return root;
}

/** Tags are text: `List<int>` shows as written, and no HTML of an answer is ever HTML. */
function withoutHtml(this: { data(): { micromarkExtensions?: unknown[] } }): undefined {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['htmlFlow', 'htmlText'] } },
  ];
}
