import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { excessOfSize } from '@/lib/markdown/scan/answer-excess';
import type { AnswerFault } from '@/lib/markdown/tex/answer-diagnostic';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { caps, excessOf } from '@/lib/markdown/scan/caps';
import { withEscapedAttributes } from '@/lib/markdown/tree/escape-attributes';
import { renderFormulas } from './formulas';
import { glueFormulas } from '@/lib/markdown/scan/glue';
import { type AnswerHeading, demoteHeadings, headingsOf, settleIds } from '@/lib/markdown/tree/headings';
import { highlightCode } from './highlight';
import { StyleSheet } from '@/lib/markdown/tree/inline-styles';
import { replaceImages, secureLinks } from '@/lib/markdown/tree/links';
import { addHeadingIds, pageTree, sanitised } from '@/lib/markdown/tree/page-tree';
import { markdownOf, withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { type AnswerPoint, frameCode, linkHeadings, markPoints } from '@/lib/markdown/tree/places';
import { plainAnswer } from './plain-answer';
import { unescapeProse } from '@/lib/markdown/scan/prose';
import { segments } from '@/lib/markdown/scan/segments';
import { excessOfSource } from '@/lib/markdown/scan/source-caps';
import { markTasks, wrapTables } from '@/lib/markdown/tree/tables';

export type { AnswerFault } from '@/lib/markdown/tex/answer-diagnostic';
export type { AnswerHeading } from '@/lib/markdown/tree/headings';

export interface RenderedAnswer {
  /** Sanitised HTML without any style attribute. */
  readonly html: string;
  /** Rules for the classes that stand for KaTeX's and Shiki's inline styles, '' if none; safe in a style element. */
  readonly css: string;
  readonly headings: readonly AnswerHeading[];
  /** Numbered points that begin in bold, in order. */
  readonly points: readonly AnswerPoint[];
  readonly faults: readonly AnswerFault[];
  /** Whether there was no time for all of it: another try may give more. */
  readonly isLesser?: boolean;
  /** Whether any of it is set by KaTeX. */
  readonly hasFormulas?: boolean;
}

export interface RenderOptions {
  /** Links to this origin are the site's own. */
  readonly siteOrigin?: string;
  /** Programs are shown without colors, which are the slowest of all. */
  readonly isCodePlain?: boolean;
}

// The tree is sanitised, and raw nodes are written by the formula step alone.
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/**
 * Renders an answer, as it stands in the front matter (with the two characters `\n` for a line break) or as
 * Markdown with real line breaks. Never throws and never yields an empty page for a text: what is beyond a cap is
 * shown as preformatted text, what cannot be rendered as its source, and each is a fault.
 */
export async function renderAnswer(answer: string, options: RenderOptions = {}): Promise<RenderedAnswer> {
  const text = withoutPlaceholders(answer);
  try {
    const excess = excessOfSize(text);
    return excess === undefined ? await rendered(text, options) : unrendered(text, excess);
  } catch (error) {
    return unrendered(text, error instanceof Error ? error.message : String(error));
  }
}

async function rendered(
  text: string,
  { siteOrigin, isCodePlain = false }: RenderOptions,
): Promise<RenderedAnswer> {
  const pieces = segments(text);
  const excess = excessOfSource(pieces);
  if (excess !== undefined) return unrendered(text, excess);
  const markdown = parseMarkdown(markdownOf(pieces));
  const depthExcess = excessOf(markdown);
  if (depthExcess !== undefined) return unrendered(text, depthExcess);
  const unsafe = pageTree(markdown);
  const imageFaults = replaceImages(unsafe);
  arrange(unsafe, siteOrigin);
  const page = sanitised(unsafe);
  const headings = headingsOf(page);
  const points = markPoints(page);
  linkHeadings(page);
  const sheet = new StyleSheet();
  glueFormulas(page);
  const formulas = renderFormulas(page, sheet);
  await highlightCode(page, sheet, { isPlain: isCodePlain });
  frameCode(page);
  const html = withEscapedAttributes(writer.stringify(page));
  if (html.length > caps.htmlCharacters) return unrendered(text, 'the page would have more than 2 MiB');
  if (html.trim() === '' && /[\p{L}\p{N}]/u.test(unescapeProse(text)))
    return unrendered(text, 'nothing of the answer would show');
  const faults = [...imageFaults, ...formulas.faults];
  return { html, css: sheet.css(), headings, points, faults, hasFormulas: formulas.rendered > 0 };
}

function arrange(page: Root, siteOrigin: string | undefined): void {
  secureLinks(page, siteOrigin);
  demoteHeadings(page);
  addHeadingIds(page);
  settleIds(page);
  wrapTables(page);
  markTasks(page);
}

function unrendered(text: string, message: string): RenderedAnswer {
  const fault: AnswerFault = { kind: 'too-large', source: text.slice(0, 80), message };
  return { html: plainAnswer(text), css: '', headings: [], points: [], faults: [fault] };
}
