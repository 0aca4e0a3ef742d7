import type { ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { excessOfSize } from '@/lib/markdown/scan/bounds/answer-excess';
import { caps } from '@/lib/markdown/scan/bounds/caps';
import { glueFormulas } from '@/lib/markdown/scan/glue';
import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { answerPage } from '@/lib/markdown/tree/answer-page';
import { withEscapedAttributes } from '@/lib/markdown/tree/escape-attributes';
import { messageOf } from '@/lib/text/error-message';
import { withoutForbidden } from '@/lib/text/escape-xml';
import { directBlocks } from '../directions';
import type { RenderedAnswer, RenderOptions } from '../render-answer';
import { lineHtml } from '../title';
import { plainTaken } from './plain-taken';
import type { TakenForm } from './taken-form';
import { formulaHtml, takeFormulas } from './taken-formulas';
import { withoutOrders } from './taken-text';
import { takeTree } from './taken-tree';

// Raw nodes are written by the formula step alone.
const card = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();
/** As XML wants it: no attribute without a value is left in the tree. */
const book = unified()
  .use(rehypeStringify, {
    allowDangerousHtml: true,
    closeSelfClosing: true,
    characterReferences: { useNamedReferences: false },
  })
  .freeze();

/**
 * An answer in another form than a page's: see `TakenForm`. Nothing stands in it that the sanitizer of pages did not let
 * pass, and formulas. Never throws, and never yields nothing for a text: what cannot be rendered is preformatted text.
 * @example
 * renderTaken('$x^2$ grows.', { form: { kind: 'card', inside: new Map() } }).html; // '<p>\(x^2\) grows.</p>'
 */
export function renderTaken(
  answer: string,
  options: RenderOptions & { readonly form: TakenForm },
): RenderedAnswer {
  const text = withoutForbidden(withoutPlaceholders(answer));
  try {
    const excess = excessOfSize(text);
    return excess === undefined ? taken(text, options) : untaken(text, options.form, excess);
  } catch (error) {
    return untaken(text, options.form, messageOf(error));
  }
}

function taken(
  text: string,
  { form, siteOrigin = '', links, files, macros = {}, title, lines = [] }: Parameters<typeof renderTaken>[1],
): RenderedAnswer {
  const read = answerPage(text, { siteOrigin, links, files });
  if ('excess' in read) return untaken(text, form, read.excess);
  const { page, placed } = read;
  directBlocks(page);
  if (form.kind === 'book') glueFormulas(page);
  takeFormulas(page, form, macros);
  takeTree(page, form, siteOrigin);
  if (form.kind === 'card') breakLines(page);
  const written = withEscapedAttributes((form.kind === 'card' ? card : book).stringify(page));
  // XML lets this stand at the end of a section alone, even amid text.
  const html = form.kind === 'card' ? written : written.replaceAll(']]>', ']]&gt;');
  if (html.length > caps.htmlCharacters) return untaken(text, form, 'there would be more than 2 MiB');
  const lineOf = (line: string) => takenLine(line, form, macros);
  return {
    ...nothing,
    html,
    diagnostics: placed.diagnostics,
    ...(title === undefined ? {} : { titleHtml: lineOf(title) }),
    ...(lines.length === 0 ? {} : { linesHtml: lines.map(lineOf) }),
  };
}

const nothing = { css: '', headings: [], points: [] } as const;

function takenLine(line: string, { kind }: TakenForm, macros: OwnerMacros): string {
  const around = kind === 'card' ? withoutOrders : withoutForbidden;
  return lineHtml(withoutForbidden(line), {
    macros,
    around,
    formulaHtml: (formula) => formulaHtml(formula, kind),
  }).html;
}

/** A card stands on one line of its file, and a program keeps its own. */
function breakLines(page: Root): void {
  visit(page, 'text', (node, index, parent) => {
    if (!node.value.includes('\n') || parent === undefined || index === undefined) return;
    const isCode = parent.type === 'element' && parent.tagName === 'code';
    if (!isCode) {
      node.value = node.value.replace(/\s*\n\s*/g, ' ');
      return;
    }
    const broken = brokenLines(node.value.replace(/\n$/, ''));
    parent.children.splice(index, 1, ...broken);
    return index + broken.length;
  });
}

function brokenLines(text: string): ElementContent[] {
  return text.split('\n').flatMap((value, i): ElementContent[] => {
    const line = { type: 'text', value } as const;
    return i === 0 ? [line] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, line];
  });
}

function untaken(text: string, { kind }: TakenForm, message: string): RenderedAnswer {
  const diagnostics = [{ kind: 'too-large', source: text.slice(0, 80), message }] as const;
  return { ...nothing, diagnostics, html: plainTaken(text, kind) };
}
