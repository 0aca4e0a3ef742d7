import { formulaFonts } from './formula-font-table';

interface Style {
  readonly family: string;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
}

/** What `.katex` sets all of a formula in. */
const outermost: Style = { family: 'Main' };

/** What KaTeX's style sheet says of a class, in its order: later rules win, and those of more classes over all others. */
const rules: readonly (readonly [classes: string, change: Partial<Style>])[] = [
  ['textbf', { isBold: true }],
  ['textit', { isItalic: true }],
  ['textrm', { family: 'Main' }],
  ['textsf', { family: 'SansSerif' }],
  ['texttt', { family: 'Typewriter' }],
  ['mathnormal', { family: 'Math', isItalic: true }],
  ['mathit', { family: 'Main', isItalic: true }],
  ['mathrm', { isItalic: false }],
  ['mathbf', { family: 'Main', isBold: true }],
  ['boldsymbol', { family: 'Math', isBold: true, isItalic: true }],
  ['amsrm', { family: 'AMS' }],
  ['mathbb', { family: 'AMS' }],
  ['textbb', { family: 'AMS' }],
  ['mathcal', { family: 'Caligraphic' }],
  ['mathfrak', { family: 'Fraktur' }],
  ['textfrak', { family: 'Fraktur' }],
  ['mathboldfrak', { family: 'Fraktur', isBold: true }],
  ['textboldfrak', { family: 'Fraktur', isBold: true }],
  ['mathtt', { family: 'Typewriter' }],
  ['mathscr', { family: 'Script' }],
  ['textscr', { family: 'Script' }],
  ['mathsf', { family: 'SansSerif' }],
  ['mathboldsf', { family: 'SansSerif', isBold: true }],
  ['textboldsf', { family: 'SansSerif', isBold: true }],
  ['mathsfit', { family: 'SansSerif', isItalic: true }],
  ['mathitsf', { family: 'SansSerif', isItalic: true }],
  ['textitsf', { family: 'SansSerif', isItalic: true }],
  ['mainrm', { family: 'Main', isItalic: false }],
  ['delimsizing size1', { family: 'Size1' }],
  ['delimsizing size2', { family: 'Size2' }],
  ['delimsizing size3', { family: 'Size3' }],
  ['delimsizing size4', { family: 'Size4' }],
  ['delim-size1', { family: 'Size1' }],
  ['delim-size4', { family: 'Size4' }],
  ['op-symbol small-op', { family: 'Size1' }],
  ['op-symbol large-op', { family: 'Size2' }],
];
const ruleOf = new Map(rules.map(([classes, change], order) => [classes, { order, change }]));
/** Classes that say something of faces only beside another, which stands before them in the rule. */
const companions = ['delimsizing', 'op-symbol'];

/**
 * The files of KaTeX's faces that a formula's signs stand in, as a browser chooses them by KaTeX's style sheet.
 * @param html as KaTeX writes it
 * @param fonts collects their names
 */
export function addFormulaFonts(html: string, fonts: Set<string>): void {
  // What stands before it is MathML, which is not shown.
  const shown = html.slice(Math.max(0, html.indexOf('<span class="katex-html"')));
  const styles: Style[] = [];
  for (const [token] of shown.matchAll(/<[^>]*>|[^<]+/g)) {
    const style = styles.at(-1) ?? outermost;
    if (token.startsWith('</')) styles.pop();
    else if (!token.startsWith('<')) addFonts(token, style, fonts);
    else if (!token.endsWith('/>')) styles.push(styleOf(/\sclass="([^"]*)"/.exec(token)?.[1] ?? '', style));
  }
}

function styleOf(classes: string, within: Style): Style {
  if (classes === '') return within;
  const names = classes.split(' ');
  const first = names.find((name) => companions.includes(name));
  const changes = names
    .flatMap((name) => ruleOf.get(name) ?? ruleOf.get(`${first} ${name}`) ?? [])
    .sort((a, b) => a.order - b.order)
    .map(({ change }) => change);
  return Object.assign({}, within, ...changes);
}

const references: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function addFonts(text: string, style: Style, fonts: Set<string>): void {
  const files = filesOf(style);
  for (const sign of text.replace(/&[^;]+;/g, (reference) => references[reference] ?? reference)) {
    const point = sign.codePointAt(0) ?? 0;
    const found = files.find(({ runs }) => runs.some(([first, last]) => point >= first && point <= last));
    if (found !== undefined) fonts.add(found.file);
  }
}

interface FaceFile extends Style {
  readonly file: string;
  readonly runs: readonly (readonly [first: number, last: number])[];
}

/** What counts first stands first. */
const faceFiles: readonly FaceFile[] = formulaFonts.toReversed().map(({ face, file, range }) => {
  const [family = '', kind = ''] = face.split('-');
  const runs = range === undefined ? [[0, 0x10ffff] as const] : range.split(',').map(runOf);
  return { family, isBold: kind.startsWith('Bold'), isItalic: kind.endsWith('Italic'), file, runs };
});

function runOf(text: string): readonly [first: number, last: number] {
  const [first = 0, last = first] = text
    .slice('U+'.length)
    .split('-')
    .map((part) => Number.parseInt(part, 16));
  return [first, last];
}

/** The files of the face that a browser takes for a style: the family's, slanted as asked if it can be, then as heavy. */
function filesOf({ family, isBold = false, isItalic = false }: Style): readonly FaceFile[] {
  const nearest = (files: readonly FaceFile[], isNear: (file: FaceFile) => boolean) =>
    files.some(isNear) ? files.filter(isNear) : files;
  const ofFamily = faceFiles.filter((file) => file.family === family);
  const slanted = nearest(ofFamily, (file) => file.isItalic === isItalic);
  return nearest(slanted, (file) => file.isBold === isBold);
}
