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
const numbers =
  /(?:^|[\s:])(?:showLineNumbers|line-?numbers|linenos|numberLines)(?:=["']?(\w+)["']?|\{(\d+)\})?(?=\s|$)/i;
const lines = /(?:^|\s)(?:hl_lines=["']([\d\s,-]+)["']|(?:highlight=)?\{([\d\s,-]+)\})/i;
const mark = String.raw`(?:\{[^{}]*\}|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|:?(?:showLineNumbers|line-?numbers|linenos|numberLines)(?:\{\d+\})?|diff|copy|wrap)`;
const marks = new RegExp(String.raw`^(?:\{.*\}|[\w-]+=.*|${mark}(?:\s+${mark})*)$`, 'i');
const mostRanges = 200;

/** Whether what follows a fence's language are such marks, and no beginning of a program. */
export function areFenceMarks(rest: string): boolean {
  return marks.test(rest.trim());
}

/** The language that a fence names, without marks that stand right beside it: `js{1,3}`, `diff-js`. */
export function fenceLanguage(info: string): {
  readonly name: string;
  readonly rest: string;
  readonly isDiff: boolean;
} {
  const [, name = '', rest = ''] = /^([^\s{:]*)(.*)$/s.exec(info) ?? [];
  const diff = /^diff-(.+)$/i.exec(name);
  return { name: diff?.[1] ?? name, rest, isDiff: diff !== null || name.toLowerCase() === 'diff' };
}

/** What marks say, of a program of so many lines. */
export function fenceMarks(written: string, lineCount: number): FenceMarks {
  const rest = written.replaceAll('\\"', '"');
  const named = title.exec(rest);
  const numbered = numbers.exec(rest);
  const unnumbered = rest.replace(numbers, ' ');
  const ranges = lines.exec(unnumbered);
  return {
    title: (named?.[1] ?? named?.[2] ?? named?.[3])?.trim() || undefined,
    firstNumber: numbered === null ? undefined : firstNumberOf(numbered[1] ?? numbered[2]),
    marked: linesOf(ranges?.[1] ?? ranges?.[2] ?? '', lineCount),
    isDiff: /(?:^|\s)diff(?=\s|$)/i.test(rest),
  };
}

function firstNumberOf(said: string | undefined): number | undefined {
  if (said !== undefined && /^(?:false|no)$/i.test(said)) return undefined;
  return said !== undefined && /^\d{1,6}$/.test(said) ? Number(said) : 1;
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
