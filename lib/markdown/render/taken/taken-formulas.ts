import type { ElementContent, Root } from 'hast';
import type { FormulaPlace } from '@/lib/markdown/scan/segment';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { escapeHtml } from '@/lib/text/escape-html';
import { formulasIn, referenceTo } from '../formulas/formulas';
import { type RenderedFormula, setFormulas } from '../formulas/set-formulas';
import type { TakenForm } from './taken-form';
import { texWithoutOrders } from './taken-text';

/** Replaces the formulas of a page; one that KaTeX cannot read is its source, as on the page. */
export function takeFormulas(page: Root, { kind }: TakenForm, owners: OwnerMacros): void {
  const found = formulasIn(page);
  const set = setFormulas(found, owners);
  for (const [index, { source, place, isBlock, isInLink, replace }] of found.entries()) {
    const result = set[index];
    if (result?.status === 'rendered') replace(placed(written(result, kind, place), isBlock, result.id));
    else if (result?.status !== 'reference') replace(codeOf(source));
    else replace(referenceTo(result, isInLink));
  }
}

/** A formula as a card or a book has it, as HTML. */
export function formulaHtml(
  { tex, html }: RenderedFormula,
  kind: TakenForm['kind'],
  place: FormulaPlace = 'inline',
): string {
  return kind === 'card' ? escapeHtml(delimited(tex, place)) : mathMlIn(html);
}

function written(formula: RenderedFormula, kind: TakenForm['kind'], place: FormulaPlace): ElementContent {
  return { type: 'raw', value: formulaHtml(formula, kind, place) };
}

function delimited(tex: string, place: FormulaPlace): string {
  const line = texWithoutOrders(tex.replace(/\s+/g, ' ').trim());
  if (place === 'block') return `\\[${line}\\]`;
  return place === 'large' ? `\\(\\displaystyle ${line}\\)` : `\\(${line}\\)`;
}

/** KaTeX writes MathML beside what is seen; nothing in it can look like its own tags. MathML 3 has cells without width. */
function mathMlIn(html: string): string {
  const mathMl = html.slice(html.indexOf('<math'), html.indexOf('</math>') + '</math>'.length);
  return mathMl.replace(/<mtd width="[^"]*"/g, '<mtd');
}

function placed(content: ElementContent, isBlock: boolean, id: string | undefined): ElementContent {
  if (!isBlock && id === undefined) return content;
  const properties = { ...(isBlock ? { className: ['formula'] } : {}), ...(id === undefined ? {} : { id }) };
  return { type: 'element', tagName: isBlock ? 'div' : 'span', properties, children: [content] };
}

function codeOf(source: string): ElementContent {
  const text = { type: 'text', value: source } as const;
  return { type: 'element', tagName: 'code', properties: {}, children: [text] };
}
