import { physicalNumber } from './physical-number';
import { type TexMacro, templateMacro } from './tex-macro';
import { unitTex } from './unit-tex';

const number: TexMacro = {
  args: 1,
  takesOption: true,
  expand: ({ args: [value = ''] }) => `{${physicalNumber(value)}}`,
};

const unit: TexMacro = {
  args: 1,
  takesOption: true,
  expand: ({ args: [value = ''] }) => `{${unitTex(value)}}`,
};

const quantity: TexMacro = {
  args: 2,
  takesOption: true,
  expand: ({ args: [value, of] }) => together(value, of),
};

/** `\qty{3}{m}` is a quantity; `\qty{x}`, `\qty(x)` and `\qty[x]` of the package physics are brackets that grow. */
const quantityOrBrackets: TexMacro = {
  args: 1,
  more: 1,
  takesBrackets: true,
  expand({ args: [value = '', of], bracket }) {
    if (of !== undefined) return together(value, of);
    const [open, close] = { '(': '()', '[': '[]', '|': '||' }[bracket ?? ''] ?? ['\\{', '\\}'];
    return `\\left${open}${value}\\right${close}`;
  },
};

const range: TexMacro = {
  args: 2,
  takesOption: true,
  expand: ({ args: [from = '', to = ''] }) => `{${physicalNumber(from)}\\text{ to }${physicalNumber(to)}}`,
};

const rangeOfQuantities: TexMacro = {
  args: 3,
  takesOption: true,
  expand: ({ args: [from, to, of] }) => `${together(from, of)}\\text{ to }${together(to, of)}`,
};

/** What LaTeX's siunitx writes numbers and units with. */
export const unitMacros: ReadonlyMap<string, TexMacro> = new Map([
  ['num', number],
  ['si', unit],
  ['unit', unit],
  ['SI', quantity],
  ['qty', quantityOrBrackets],
  ['numrange', range],
  ['SIrange', rangeOfQuantities],
  ['qtyrange', rangeOfQuantities],
  ['ang', templateMacro('{#1^{\\circ}}')],
]);

function together(value = '', of = ''): string {
  const unit = unitTex(of);
  const gap = /^[\^']/.test(unit) ? '' : '\\,';
  return `{${physicalNumber(value)}${gap}${unit}}`;
}
