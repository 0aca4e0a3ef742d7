import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { caps } from '@/lib/markdown/scan/caps';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import { textOf } from '@/lib/markdown/tree/headings';
import { type StyleSheet, withoutStyleAttributes } from '@/lib/markdown/tree/inline-styles';
import { maxFormulas, renderFormula } from './formula';

export interface RenderedFormulas {
  /** Formulas set by KaTeX, each once. */
  readonly rendered: number;
  readonly diagnostics: readonly AnswerDiagnostic[];
}

/**
 * Replaces the formulas' elements, `code.math-…`, by KaTeX's HTML without its style attributes; those that cannot
 * be rendered by their source. Runs after the sanitizer.
 */
export function renderFormulas(root: Root, sheet: StyleSheet): RenderedFormulas {
  const diagnostics: AnswerDiagnostic[] = [];
  const rendered = new Map<string, ElementContent>();
  let count = 0;
  let characters = 0;
  visit(root, 'element', (node, index, parent) => {
    const code = node.tagName === 'pre' ? (node.children[0] as Element | undefined) : node;
    const place = code === undefined ? undefined : placeOf(code);
    if (code === undefined || place === undefined || parent === undefined || index === undefined) return;
    const key = `${place} ${textOf(code)}`;
    count += 1;
    const isBlock = node.tagName === 'pre';
    const content =
      rendered.get(key) ??
      contentOf(code, { place, isBlock, isBeyondCap: count > maxFormulas }, { sheet, diagnostics });
    rendered.set(key, content);
    characters += content.type === 'raw' ? content.value.length : 0;
    if (characters > caps.htmlCharacters) throw new Error('the formulas would have more than 2 MiB');
    (parent.children as ElementContent[])[index] = isBlock ? scrollContainer(content) : content;
    return SKIP;
  });
  return { diagnostics, rendered: [...rendered.values()].filter(({ type }) => type === 'raw').length };
}

interface Kind {
  readonly place: string;
  readonly isBlock: boolean;
  readonly isBeyondCap: boolean;
}

interface Collected {
  readonly sheet: StyleSheet;
  readonly diagnostics: AnswerDiagnostic[];
}

function contentOf(code: Element, kind: Kind, { sheet, diagnostics }: Collected): ElementContent {
  const tex = textOf(code).trim();
  const source = String(code.properties.dataSource ?? tex);
  const result = kind.isBeyondCap
    ? ({ status: 'refused', message: `an answer has at most ${maxFormulas} formulas` } as const)
    : renderFormula(tex, kind.isBlock, kind.place !== 'inline');
  if (result.status === 'rendered') return { type: 'raw', value: withoutStyleAttributes(result.html, sheet) };
  diagnostics.push({ kind: 'formula', source, message: result.message });
  const properties = { className: ['formula-fault'] };
  return { type: 'element', tagName: 'code', properties, children: [{ type: 'text', value: source }] };
}

function placeOf(node: Element): string | undefined {
  if (node.tagName !== 'code') return undefined;
  const names = node.properties.className;
  const name = Array.isArray(names)
    ? names.find((each) => /^math-(?:inline|large|block)$/.test(String(each)))
    : undefined;
  return name === undefined ? undefined : String(name).slice('math-'.length);
}

function scrollContainer(content: ElementContent): Element {
  const properties = { className: ['formula-scroll'], role: 'group', tabIndex: 0, ariaLabel: 'Formula' };
  return { type: 'element', tagName: 'div', properties, children: [content] };
}
