import type { Element } from 'hast';
import type { FormulaPlace } from '@/lib/markdown/scan/segment';

/** Where a formula's element, `code.math-…`, stands; undefined where it is none. */
export function formulaPlaceOf(node: Element): FormulaPlace | undefined {
  if (node.tagName !== 'code') return undefined;
  const names = node.properties.className;
  const name = Array.isArray(names)
    ? names.find((each) => /^math-(?:inline|large|block)$/.test(String(each)))
    : undefined;
  return name === undefined ? undefined : (String(name).slice('math-'.length) as FormulaPlace);
}
