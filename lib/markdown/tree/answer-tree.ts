import type { PhrasingContent, Root } from 'mdast';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type MarkdownSource, restorePlaceholders, sourceText } from '@/lib/markdown/scan/placeholders';
import { arrangeWebMarks } from '@/lib/markdown/syntax/arrange-marks';
import { pairInlineMarks } from '@/lib/markdown/syntax/pair-inline';
import { webMarksInTree, webSyntax } from '@/lib/markdown/syntax/web-syntax';
import { joinAdjacentBold } from './adjacent-bold';
import { takeHeadingMarks } from './heading-marks';
import { keepUnusedDefinitions } from './links/kept-definitions';
import { keepLinksThatAreText } from './links/kept-links';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(withoutHtml)
  .use(withWebSyntax)
  .freeze();

/** Markdown with placeholders → Markdown's tree, formulas and code spans back in their places. */
export function parseMarkdown({ markdown, kept }: MarkdownSource): Root {
  const root = processor.parse(markdown);
  arrangeWebMarks(root, { markdown, inlineOf });
  takeHeadingMarks(root);
  joinAdjacentBold(root, markdown);
  const sourceOf = (start: number, end: number) => sourceText(markdown.slice(start, end), kept);
  keepUnusedDefinitions(root, sourceOf);
  keepLinksThatAreText(root, sourceOf);
  restorePlaceholders(root, kept);
  return root;
}

/** A title as a line of text; as it is written where it is more than a line. */
function inlineOf(title: string): PhrasingContent[] {
  const [block, ...others] = processor.parse(title).children;
  if (block?.type !== 'paragraph' || others.length > 0) return [{ type: 'text', value: title }];
  return pairInlineMarks(block.children, { markdown: title, inlineOf });
}

/** Tags are text: `List<int>` shows as written, and no HTML of an answer is ever HTML. */
function withoutHtml(this: { data(): { micromarkExtensions?: unknown[] } }): undefined {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['htmlFlow', 'htmlText'] } },
  ];
}

function withWebSyntax(this: {
  data(): { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
}): undefined {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    cjkFriendlyExtension(),
    gfmStrikethroughCjkFriendly({ singleTilde: false }),
    webSyntax,
  ];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), webMarksInTree];
}
