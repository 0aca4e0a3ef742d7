import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { caps } from '@/lib/markdown/scan/bounds/caps';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { formulaPlaceOf } from '@/lib/markdown/tree/formula-place';
import { textOf } from '@/lib/markdown/tree/headings';
import { type StyleSheet, withoutStyleAttributes } from '@/lib/markdown/tree/inline-styles';
import { addFormulaFonts } from './formula-faces';
import { paperClassOf } from './paper-width';
import { type AnswerFormula, type Reference, type SetFormula, setFormulas } from './set-formulas';

export interface RenderedFormulas {
  /** Formulas set by KaTeX, each once. */
  readonly rendered: number;
  /** Names of the files of KaTeX's faces that they need. */
  readonly fonts: ReadonlySet<string>;
  readonly diagnostics: readonly AnswerDiagnostic[];
}

export interface FormulaOptions {
  readonly owners?: OwnerMacros;
  /** Whether something else of the page is set by KaTeX. */
  readonly isBesideFormulas?: boolean;
}

/**
 * Replaces the formulas' elements, `code.math-…`, by KaTeX's HTML without its style attributes; those that cannot
 * be rendered by their source. Where there are but letters and numbers, each by itself, they are text: none of KaTeX's style
 * sheet and faces is needed for them. Runs after the sanitizer.
 */
export function renderFormulas(
  root: Root,
  sheet: StyleSheet,
  { owners = {}, isBesideFormulas = false }: FormulaOptions = {},
): RenderedFormulas {
  const found = formulasIn(root);
  if (!isBesideFormulas && found.every(isLone)) {
    for (const formula of found) formula.replace(loneSign(formula));
    return { diagnostics: [], fonts: new Set(), rendered: 0 };
  }
  const set = setFormulas(found, owners);
  const diagnostics: AnswerDiagnostic[] = [];
  const contents = new Map<SetFormula, ElementContent>();
  let characters = 0;
  for (const [index, formula] of found.entries()) {
    const result = set[index];
    if (result === undefined) continue;
    const content = contents.get(result) ?? contentOf(result, formula, { sheet, diagnostics });
    contents.set(result, content);
    characters += content.type === 'raw' ? content.value.length : 0;
    if (characters > caps.htmlCharacters) throw new Error('the formulas would have more than 2 MiB');
    formula.replace(placed(content, result, formula.isBlock));
  }
  const fonts = new Set<string>();
  for (const result of contents.keys()) if (result.status === 'rendered') addFormulaFonts(result.html, fonts);
  return { diagnostics, fonts, rendered: [...contents.values()].filter(({ type }) => type === 'raw').length };
}

const loneNumber = /^\d+(?:[.,]\d+)*$/;

function isLone({ tex, place }: AnswerFormula): boolean {
  return place === 'inline' && (loneNumber.test(tex) || /^[A-Za-z]$/.test(tex));
}

function loneSign({ tex }: AnswerFormula): ElementContent {
  const text = { type: 'text', value: tex } as const;
  if (loneNumber.test(tex)) return text;
  return { type: 'element', tagName: 'var', properties: {}, children: [text] };
}

interface FoundFormula extends AnswerFormula {
  readonly source: string;
  readonly isBlock: boolean;
  readonly isInLink: boolean;
  readonly replace: (content: ElementContent) => void;
}

/** The formulas of a page that are still their source, in their order. */
export function formulasIn(root: Root): readonly FoundFormula[] {
  const found: FoundFormula[] = [];
  visit(root, 'element', (node, index, parent) => {
    const code = node.tagName === 'pre' ? (node.children[0] as Element | undefined) : node;
    const place = code === undefined ? undefined : formulaPlaceOf(code);
    if (code === undefined || place === undefined || parent === undefined || index === undefined) return;
    const tex = textOf(code).trim();
    found.push({
      tex,
      place,
      source: String(code.properties.dataSource ?? tex),
      isBlock: node.tagName === 'pre',
      isInLink: parent.type === 'element' && parent.tagName === 'a',
      replace: (content) => {
        (parent.children as ElementContent[])[index] = content;
      },
    });
    return SKIP;
  });
  return found;
}

interface Collected {
  readonly sheet: StyleSheet;
  readonly diagnostics: AnswerDiagnostic[];
}

function contentOf(
  result: SetFormula,
  { source, isInLink }: FoundFormula,
  { sheet, diagnostics }: Collected,
): ElementContent {
  if (result.status === 'rendered') return { type: 'raw', value: withoutStyleAttributes(result.html, sheet) };
  if (result.status === 'reference') return referenceTo(result, isInLink);
  diagnostics.push({ kind: 'formula', source, message: result.message });
  const properties = { className: ['formula-fault'] };
  return { type: 'element', tagName: 'code', properties, children: [{ type: 'text', value: source }] };
}

/** What stands for a reference to a formula; a link holds no link. */
export function referenceTo({ text, id }: Reference, isInLink: boolean): ElementContent {
  const words = { type: 'text', value: text } as const;
  if (isInLink) return words;
  return { type: 'element', tagName: 'a', properties: { href: `#${id}` }, children: [words] };
}

/** A block scrolls by itself; what is labelled can be led to. */
function placed(content: ElementContent, result: SetFormula, isBlock: boolean): ElementContent {
  const [id, html] = result.status === 'rendered' ? [result.id, result.html] : [];
  if (isBlock) return scrollContainer(content, id, html === undefined ? undefined : paperClassOf(html));
  return id === undefined
    ? content
    : { type: 'element', tagName: 'span', properties: { id }, children: [content] };
}

function scrollContainer(
  content: ElementContent,
  id: string | undefined,
  paperClass: string | undefined,
): Element {
  const properties = {
    className: ['formula-scroll', ...(paperClass === undefined ? [] : [paperClass])],
    role: 'group',
    tabIndex: 0,
    ariaLabel: 'Formula',
    ...(id === undefined ? {} : { id }),
  };
  return { type: 'element', tagName: 'div', properties, children: [content] };
}
