/** What the marks beside a fence's language say of its lines. */
export interface FenceMarks {
  readonly title: string | undefined;
  /** The number of the first line, where lines are numbered. */
  readonly firstNumber: number | undefined;
  /** Lines that are marked, from 1. */
  readonly marked: ReadonlySet<number>;
  /** Whether a line that begins with `+` or `-` was added or taken away. */
  readonly isDiff: boolean;
}

const value = String.raw`(?:"([^"]*)"|'([^']*)'|([^\s"']+))`;
const title = new RegExp(String.raw`(?:^|\s)(?:title|filename|file)=${value}`, 'i');
const numbering = 'showLineNumbers|line-?numbers|linenums|linenos|number-?Lines';
const numbers = new RegExp(
  String.raw`(?:^|[\s:])(?:${numbering})(?:=["']?(\w+)["']?|\{(\d+)\})?(?=\s|$)`,
  'i',
);
const start = /(?:^|\s)(?:startFrom|linenostart)=["']?(\d{1,6})["']?(?=\s|$)/i;
const lines =
  /(?:^|\s)(?:hl_lines=(?:["']([\d\s,-]+)["']|\[([\d\s,"'-]+)\])|(?:highlight=)?\{([\d\s,-]+)\})/i;
const mark = String.raw`(?:\{[^{}]*\}|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|:?(?:${numbering})(?:\{\d+\})?|diff|copy|wrap)`;
const marks = new RegExp(String.raw`^(?:\{.*\}|[\w-]+=.*|${mark}(?:\s+${mark})*)$`, 'i');
const mostRanges = 200;
/** Attributes between braces; what begins with a digit is numbers of lines, and what stands in quotes is a title. */
const attributes = /"[^"]*"|'[^']*'|\{(\s*[.#A-Za-z][^{}]*)\}/g;
const noLanguage = new RegExp(`^(?:${numbering}|line-?anchors|diff|copy|wrap)$`, 'i');

/** Whether what follows a fence's language are such marks, and no beginning of a program. */
export function areFenceMarks(rest: string): boolean {
  return marks.test(rest.trim());
}

/**
 * The language that a fence names, without marks that stand right beside it: `js{1,3}`, `diff-js`; also as Pandoc, knitr and
 * Quarto name it, `{.js #id}` and `{r, echo=FALSE}`.
 */
export function fenceLanguage(
  info: string,
  meta = '',
): { readonly name: string; readonly rest: string; readonly isDiff: boolean } {
  const [, before = '', after = ''] = /^([^\s{:]*)(.*)$/s.exec(info) ?? [];
  const rest = meta === '' ? after : `${after} ${meta}`;
  const name = before === '' ? languageIn(rest) : before;
  const diff = /^diff-(.+)$/i.exec(name);
  return { name: diff?.[1] ?? name, rest, isDiff: diff !== null || name.toLowerCase() === 'diff' };
}

/** The first class between braces, or the word that they begin with. */
function languageIn(rest: string): string {
  const inside = /^\{([^{}]*)\}/.exec(rest)?.[1]?.trim() ?? '';
  const word = /^[A-Za-z][\w+#-]*(?=[\s,]|$)/.exec(inside)?.[0];
  const classes = [...inside.matchAll(/(?:^|\s)\.([\w+#-]+)/g)].map(([, name = '']) => name);
  return [...(word === undefined ? [] : [word]), ...classes].find((name) => !noLanguage.test(name)) ?? '';
}

/** What marks say, of a program of so many lines. */
export function fenceMarks(written: string, lineCount: number): FenceMarks {
  const rest = withoutBraces(written.replaceAll('\\"', '"'));
  const named = title.exec(rest);
  const numbered = numbers.exec(rest);
  const unnumbered = rest.replace(numbers, ' ');
  const ranges = lines.exec(unnumbered);
  return {
    title: (named?.[1] ?? named?.[2] ?? named?.[3])?.trim() || undefined,
    firstNumber:
      numbered === null ? undefined : firstNumberOf(numbered[1] ?? numbered[2], start.exec(rest)?.[1]),
    marked: linesOf(ranges?.[1] ?? ranges?.[2] ?? ranges?.[3] ?? '', lineCount),
    isDiff: /(?:^|\s)diff(?=\s|$)/i.test(rest),
  };
}

/** Attributes between braces as the marks they are: `{.numberLines startFrom=5}`, `{linenos=table,linenostart=5}`. */
function withoutBraces(written: string): string {
  return written.replace(attributes, (whole, inside?: string) =>
    inside === undefined ? whole : ` ${inside.replace(/,(?=\s*[A-Za-z])/g, ' ').replace(/(^|\s)\./g, '$1')} `,
  );
}

function firstNumberOf(said: string | undefined, start: string | undefined): number | undefined {
  if (said !== undefined && /^(?:false|no)$/i.test(said)) return undefined;
  return said !== undefined && /^\d{1,6}$/.test(said) ? Number(said) : Number(start ?? 1);
}

function linesOf(ranges: string, lineCount: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [, from = '', to = from] of [...ranges.matchAll(/(\d{1,6})(?:\s*-\s*(\d{1,6}))?/g)].slice(
    0,
    mostRanges,
  )) {
    for (let line = Number(from); line <= Math.min(Number(to), lineCount); line += 1) found.add(line);
  }
  return found;
}
