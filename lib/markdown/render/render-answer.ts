import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { excessOfSize } from '@/lib/markdown/scan/bounds/answer-excess';
import { caps } from '@/lib/markdown/scan/bounds/caps';
import { glueFormulas } from '@/lib/markdown/scan/glue';
import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { unescapeProse } from '@/lib/markdown/scan/prose';
import { withoutComments } from '@/lib/markdown/scan/segments';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { type AnswerSurroundings, answerPage } from '@/lib/markdown/tree/answer-page';
import { withEscapedAttributes } from '@/lib/markdown/tree/escape-attributes';
import { type AnswerHeading, headingsOf } from '@/lib/markdown/tree/headings';
import { StyleSheet, withoutStyleAttributes } from '@/lib/markdown/tree/inline-styles';
import { type AnswerPoint, frameCode, linkHeadings, markPoints } from '@/lib/markdown/tree/places';
import { messageOf } from '@/lib/text/error-message';
import { type AnswerPart, partsOfAnswer } from './answer-parts';
import { highlightCode } from './code/highlight';
import { directBlocks } from './directions';
import { renderFormulas } from './formulas/formulas';
import { plainFormula } from './formulas/plain-formula';
import { pictureRules } from './picture-rules';
import { plainAnswer } from './plain-answer';
import { lineHtml } from './title';

export type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
export type { AnswerHeading } from '@/lib/markdown/tree/headings';

export interface RenderedAnswer {
  /** Sanitized HTML without any style attribute. */
  readonly html: string;
  /** Rules for the classes that stand for KaTeX's and Shiki's inline styles, '' if none; safe in a style element. */
  readonly css: string;
  readonly headings: readonly AnswerHeading[];
  /** Numbered points that begin in bold, in order. */
  readonly points: readonly AnswerPoint[];
  readonly diagnostics: readonly AnswerDiagnostic[];
  /** Whether there was no time for all of it: another try may give more. */
  readonly isLesser?: boolean;
  /** Whether any of it is set by KaTeX. */
  readonly hasFormulas?: boolean;
  /** What it holds whose style rules only some answers need. */
  readonly parts?: readonly AnswerPart[];
  /** Names of the files of KaTeX's faces that its formulas need. */
  readonly formulaFonts?: readonly string[];
  /** The title as HTML, where one with formulas was given; its rules are among those of the answer. */
  readonly titleHtml?: string;
  /** Other lines that were given, as HTML, each in its place; none where no formula stands in them. */
  readonly linesHtml?: readonly string[];
}

export interface RenderOptions extends AnswerSurroundings {
  /** Programs are shown without colors, which are the slowest of all. */
  readonly isCodePlain?: boolean;
  /** The owner's own commands in formulas. */
  readonly macros?: OwnerMacros;
  /** A title that holds formulas, to be set with the answer. */
  readonly title?: string | undefined;
  /** Other lines of text in which formulas may stand, to be set with it. */
  readonly lines?: readonly string[] | undefined;
}

// The tree is sanitized, and raw nodes are written by the formula step alone.
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/**
 * Renders an answer, as it stands in the front matter (with the two characters `\n` for a line break) or as
 * Markdown with real line breaks. Never throws and never yields an empty page for a text: what is beyond a cap is
 * shown as preformatted text, what cannot be rendered as its source, and each is a diagnostic.
 * @example
 * (await renderAnswer('Cells **divide**.')).html; // '<p>Cells <strong>divide</strong>.</p>'
 */
export async function renderAnswer(answer: string, options: RenderOptions = {}): Promise<RenderedAnswer> {
  const text = withoutPlaceholders(answer);
  try {
    const excess = excessOfSize(text);
    return excess === undefined ? await rendered(text, options) : unrendered(text, excess);
  } catch (error) {
    return unrendered(text, messageOf(error));
  }
}

async function rendered(
  text: string,
  { siteOrigin, links, isCodePlain = false, files, macros = {}, title, lines = [] }: RenderOptions,
): Promise<RenderedAnswer> {
  const read = answerPage(text, { siteOrigin, links, files });
  if ('excess' in read) return unrendered(text, read.excess);
  const { page, placed } = read;
  const plainTex = (tex: string) => plainFormula(tex.trim(), macros) ?? tex;
  const headings = headingsOf(page, plainTex);
  const points = markPoints(page, plainTex);
  directBlocks(page);
  linkHeadings(page);
  const sheet = new StyleSheet();
  glueFormulas(page);
  const lineOf = (line: string) =>
    lineHtml(line, { macros, formulaHtml: ({ html }) => withoutStyleAttributes(html, sheet) });
  const set = title === undefined ? undefined : lineOf(title);
  const setLines = lines.map(lineOf);
  const hasSetLines = setLines.some((line) => line.hasFormulas);
  const beside = set === undefined ? setLines : [set, ...setLines];
  const isBesideFormulas = hasSetLines || (set?.hasFormulas ?? false);
  const formulas = renderFormulas(page, sheet, { owners: macros, isBesideFormulas });
  await highlightCode(page, sheet, { isPlain: isCodePlain });
  frameCode(page);
  const html = withEscapedAttributes(writer.stringify(page));
  if (html.length > caps.htmlCharacters) return unrendered(text, 'the page would have more than 2 MiB');
  if (html.trim() === '' && /[\p{L}\p{N}]/u.test(unescapeProse(withoutComments(text))))
    return unrendered(text, 'nothing of the answer would show');
  const diagnostics = [...placed.diagnostics, ...formulas.diagnostics];
  const hasFormulas = formulas.rendered > 0 || isBesideFormulas;
  const formulaFonts = [...new Set([formulas, ...beside].flatMap(({ fonts }) => [...fonts]))].sort();
  const css = sheet.css() + (placed.pictures > 0 ? pictureRules : '');
  return {
    ...{ html, css, headings, points, diagnostics, hasFormulas, formulaFonts },
    parts: partsOfAnswer(html, formulaFonts),
    ...(set?.hasFormulas ? { titleHtml: set.html } : {}),
    ...(hasSetLines ? { linesHtml: setLines.map((line) => line.html) } : {}),
  };
}

function unrendered(text: string, message: string): RenderedAnswer {
  const diagnostic: AnswerDiagnostic = { kind: 'too-large', source: text.slice(0, 80), message };
  const html = plainAnswer(text);
  const parts = partsOfAnswer(html);
  return { html, css: '', headings: [], points: [], diagnostics: [diagnostic], parts };
}
