import { type MacroCall, type TexMacro, templateMacro } from './tex-macro';

/** Each name with the text that stands for it; of several names for one thing each is named. */
const templates: readonly (readonly [names: string, template: string])[] = [
  ['nicefrac sfrac', '{}^{#1}\\!/\\!{}_{#2}'],
  ['flatfrac', '\\left.#1\\middle/#2\\right.'],
  ['order', '\\mathcal{O}\\left(#1\\right)'],
  ['comm commutator', '\\left[#1,#2\\right]'],
  ['acomm anticommutator pb poissonbracket', '\\left\\{#1,#2\\right\\}'],
  ['vb vectorbold', '\\mathbf{#1}'],
  ['va vectorarrow', '\\vec{\\mathbf{#1}}'],
  ['vu vectorunit', '\\hat{\\mathbf{#1}}'],
  ['vdot dotproduct', '\\cdot'],
  ['cross crossproduct', '\\times'],
  ['grad gradient', '\\nabla'],
  ['divergence', '\\nabla\\cdot'],
  ['curl', '\\nabla\\times'],
  ['laplacian', '\\nabla^2'],
  ['tr trace', '\\operatorname{tr}'],
  ['Tr Trace', '\\operatorname{Tr}'],
  ['rank', '\\operatorname{rank}'],
  ['sgn', '\\operatorname{sgn}'],
  ['erf', '\\operatorname{erf}'],
  ['Res Residue', '\\operatorname{Res}'],
  ['mel matrixel matrixelement', '\\left\\langle #1\\middle|#2\\middle|#3\\right\\rangle'],
  ['mqty matrixquantity', '\\begin{matrix}#1\\end{matrix}'],
  ['pmqty', '\\begin{pmatrix}#1\\end{pmatrix}'],
  ['bmqty', '\\begin{bmatrix}#1\\end{bmatrix}'],
  ['vmqty', '\\begin{vmatrix}#1\\end{vmatrix}'],
];

/** Pairs around one argument that grow with it; with a star they do not. */
const pairs: readonly (readonly [names: string, open: string, close: string])[] = [
  ['abs absolutevalue vqty', '\\lvert', '\\rvert'],
  ['norm', '\\lVert', '\\rVert'],
  ['floor', '\\lfloor', '\\rfloor'],
  ['ceil', '\\lceil', '\\rceil'],
  ['pqty', '(', ')'],
  ['bqty', '[', ']'],
  ['Bqty', '\\{', '\\}'],
  ['eval evaluated', '.', '|'],
];

const derivatives: readonly (readonly [names: string, sign: string])[] = [
  ['dv derivative', '\\mathrm{d}'],
  ['pdv partialderivative', '\\partial'],
  ['fdv functionalderivative', '\\delta'],
];

/** What LaTeX's physics and nicefrac define, and what is usually defined by hand. */
export const physicsMacros: ReadonlyMap<string, TexMacro> = new Map([
  ...templates.flatMap(([names, template]) => named(names, templateMacro(template))),
  ...pairs.flatMap(([names, open, close]) => named(names, pairMacro(open, close))),
  ...derivatives.flatMap(([names, sign]) => named(names, derivativeMacro(sign))),
  ...named('dd differential', { args: 0, takesOption: true, expand: differential }),
  ...named('braket', { args: 1, more: 1, expand: braket }),
  ...named('ip innerproduct', { args: 1, more: 1, expand: innerProduct }),
  ...named('ketbra dyad outerproduct op', { args: 1, more: 1, expand: outerProduct }),
  ...named('expval ev expectationvalue', { args: 1, more: 1, expand: expectation }),
]);

function named(names: string, macro: TexMacro): (readonly [string, TexMacro])[] {
  return names.split(' ').map((name) => [name, macro] as const);
}

function pairMacro(open: string, close: string): TexMacro {
  return {
    args: 1,
    takesStar: true,
    expand: ({ args: [inner = ''], isStarred }) =>
      isStarred && open !== '.' ? `${open} ${inner}${close}` : `\\left${open} ${inner}\\right${close}`,
  };
}

/** `\dv{x}`, `\dv{f}{x}`, `\dv[2]{f}{x}`, `\pdv{f}{x}{y}`; with a star in one line. */
function derivativeMacro(sign: string): TexMacro {
  return {
    args: 1,
    more: 2,
    takesStar: true,
    takesOption: true,
    expand({ args, option, isStarred }) {
      const [first = '', second, third] = args;
      const [of, by] = second === undefined ? ['', first] : [first, second];
      const power = third === undefined ? powerOf(option) : '^{2}';
      const above = `${sign}${power} ${of}`;
      const below =
        third === undefined ? `${sign} ${by}${powerOf(option)}` : `${sign} ${by}\\,${sign} ${third}`;
      return isStarred ? `\\left.${above}\\middle/${below}\\right.` : `\\frac{${above}}{${below}}`;
    },
  };
}

function powerOf(option: string | undefined): string {
  return option === undefined ? '' : `^{${option}}`;
}

function differential({ option }: MacroCall): string {
  return `\\mathop{}\\!\\mathrm{d}${powerOf(option)}`;
}

/** `\braket{a|b}` in one argument is KaTeX's. */
function braket(call: MacroCall): string | undefined {
  return call.args.length > 1 ? innerProduct(call) : undefined;
}

function innerProduct({ args: [left = '', right = left] }: MacroCall): string {
  return `\\left\\langle ${left}\\middle|${right}\\right\\rangle`;
}

function outerProduct({ args: [left = '', right = left] }: MacroCall): string {
  return `\\left|${left}\\right\\rangle\\!\\left\\langle ${right}\\right|`;
}

function expectation({ args: [inner = '', state] }: MacroCall): string {
  return state === undefined
    ? `\\left\\langle ${inner}\\right\\rangle`
    : `\\left\\langle ${state}\\middle|${inner}\\middle|${state}\\right\\rangle`;
}
