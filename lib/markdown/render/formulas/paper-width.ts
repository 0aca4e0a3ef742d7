/** Widths in em, as they are in the mean: of a sign, and of a blank between two. */
const signEm = 0.52;
const blankEm = 0.24;
/** What stands on either side of a column. */
const columnGapEm = 0.5;
/** What a sign of an exponent has of the width of one in the line. */
const smallShare = 0.7;
/** What fits on a sheet of paper, in em of a formula; narrow letters and margins leave some more. */
const sheetEm = 34;
/** How small a formula is set: with which class, so that so many em fit. */
const steps = [
  ['on-paper-three-quarters', sheetEm / 0.75],
  ['on-paper-half', sheetEm / 0.5],
  ['on-paper-third', sheetEm / 0.3],
  ['on-paper-tiny', Number.POSITIVE_INFINITY],
] as const;

/** The class by which a formula that cannot be broken is set smaller on paper, which does not scroll; undefined where it fits. */
export function paperClassOf(html: string): string | undefined {
  const width = unbrokenEm(html);
  return width <= sheetEm ? undefined : steps.find(([, most]) => width <= most)?.[0];
}

interface OpenSpan {
  /** Whether it stays on one line. */
  readonly isBase: boolean;
  /** Whether its parts stand above each other. */
  readonly isStack: boolean;
  readonly share: number;
  width: number;
}

/**
 * About how wide the widest part of a formula is between two places where it may go on in the next line.
 * @param html of KaTeX
 */
export function unbrokenEm(html: string): number {
  const start = html.indexOf('class="katex-html"');
  const open: OpenSpan[] = [];
  let widest = 0;
  for (const [, tag = '', names = '', text = ''] of html
    .slice(start)
    .matchAll(/<(\/?span)\b(?:[^>]*?\bclass="([^"]*)")?[^>]*>|<[^>]*>|([^<>]+)(?=<)/g)) {
    const top = open.at(-1);
    if (text !== '') add(top, textEm(text) * (top?.share ?? 1));
    else if (tag === 'span') open.push(spanOf(names.split(' '), top));
    else if (tag === '/span') {
      const closed = open.pop();
      if (closed === undefined) continue;
      add(open.at(-1), closed.width);
      if (closed.isBase) widest = Math.max(widest, closed.width);
    }
  }
  return widest;
}

function spanOf(names: readonly string[], above: OpenSpan | undefined): OpenSpan {
  const share = names.includes('mtight') ? smallShare : (above?.share ?? 1);
  const isGap = names.some((name) => name.endsWith('arraycolsep'));
  const width = names.includes('mspace') ? blankEm : isGap ? columnGapEm : 0;
  return { isBase: names.includes('katex-base'), isStack: names.includes('vlist'), share, width };
}

function add(span: OpenSpan | undefined, width: number): void {
  if (span !== undefined) span.width = span.isStack ? Math.max(span.width, width) : span.width + width;
}

function textEm(text: string): number {
  const signs = text.replace(/&[a-z\d#]+;/gi, 'x').replace(/[\u200b\s]/g, '');
  return [...signs].length * signEm;
}
