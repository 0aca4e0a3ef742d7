import { type DiagnosticInFile, UnusableFile } from '@/lib/content/diagnostic';

const mostNamed = 20;

/** Where YAML's reader stopped: a line, from 0, and why. */
export interface YamlStop {
  readonly line: number;
  readonly reason: string;
}

/**
 * Why YAML cannot be read: where its reader stopped, and every other line that cannot be meant as it is written.
 * @param firstLine of the text in its file
 */
export function yamlDiagnostic(stop: YamlStop, yamlText: string, firstLine: number): UnusableFile {
  const lines = yamlText.split('\n');
  const { reason } = stop;
  const stopped = Math.min(stop.line, lines.length - 1);
  const wrong = wrongLines(lines);
  const at = [stopped, stopped - 1].find((line) => wrong.has(line)) ?? stopped;
  const message = `is not valid YAML (${reason})`;
  const diagnostic = (line: number, remedy: string): DiagnosticInFile => ({
    kind: 'yaml',
    line: line + firstLine,
    field: fieldAt(lines, line),
    message,
    remedy,
  });
  const others = [...wrong].filter(([line]) => line !== at).slice(0, mostNamed);
  const first = diagnostic(
    at,
    wrong.get(at) ?? remedyOfReason(reason) ?? 'correct the YAML on this line or the one above it',
  );
  return new UnusableFile({
    ...first,
    others: others.map(([line, remedy]) => ({ ...diagnostic(line, remedy), message: 'is not valid YAML' })),
  });
}

/** The field that a line, or one above it, names. */
function fieldAt(lines: readonly string[], line: number): string {
  for (let at = line; at >= 0; at--) {
    const name = /^\s*(?:- )?["']?([\w-]+)["']?\s*:/.exec(lines[at] ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return 'front matter';
}

function remedyOfReason(reason: string): string | undefined {
  if (/duplicate/i.test(reason)) return 'a field stands once: take one of the two out';
  if (/escape sequence/i.test(reason))
    return 'put single quotes around the value: between double quotes a backslash does not stand for itself';
  return undefined;
}

/** Lines that YAML cannot read as they are meant, with what to do; from 0. */
function wrongLines(lines: readonly string[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  /** Lines further in than this are a text behind `|` or `>`. */
  let textIndent = Number.POSITIVE_INFINITY;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const indent = line.search(/\S/);
    const tab = /^ *\t/.test(line);
    if (indent > textIndent && !tab) continue;
    textIndent = /:[ \t]*[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(line) ? indent : Number.POSITIVE_INFINITY;
    const remedy = tab ? 'indent with spaces: YAML takes no tabs there' : remedyOfLine(line);
    if (remedy !== undefined) found.set(at, remedy);
  }
  return found;
}

function remedyOfLine(line: string): string | undefined {
  const value = /^\s*(?:- +)?(?:[\w.-]+|"[^"]*"|'[^']*')[ \t]*:[ \t]+(\S.*?)[ \t]*$/.exec(line)?.[1];
  if (value === undefined) {
    return /^[\w-]+:[^\s/]/.test(line) ? 'put a space after the colon of a field' : undefined;
  }
  if (/^[“”„«‘’‚‹]/u.test(value))
    return /:(?:\s|$)/.test(value) ? 'write straight quotes: curly ones are none to YAML' : undefined;
  if (/^[@`%]/.test(value)) return `a value that begins with ${value[0]} needs quotes around it`;
  if (/^[&*!]\S*\s+\S|^[*!&][^\s]*[*!&]/.test(value))
    return `a value that begins with ${value[0]} needs quotes around it`;
  if (value.startsWith('"')) return remedyOfQuotes(value, /^"(?:[^"\\]|\\.)*"(?:\s*#.*|\s*)$/);
  if (value.startsWith("'")) return remedyOfQuotes(value, /^'(?:[^']|'')*'(?:\s*#.*|\s*)$/);
  if (/^\[[^\]]*\]\s*[^\s#,]/.test(value) || /^\{[^}]*\}\s*[^\s#,]/.test(value))
    return `a value that begins with ${value[0]} needs quotes around it`;
  if (/^[[{|>]/.test(value)) return undefined;
  return /:(?:\s|$)/.test(value.replace(/\s#.*$/, ''))
    ? 'a value that holds a colon and a space needs quotes around it'
    : undefined;
}

/** Quotes that end before the value does. A value may go on in the next line. */
function remedyOfQuotes(value: string, whole: RegExp): string | undefined {
  const mark = value.charAt(0);
  if (whole.test(value) || !value.slice(1).includes(mark)) return undefined;
  return mark === "'"
    ? "write '' for an apostrophe inside single quotes, or double quotes around the value"
    : 'write \\" for a quotation mark inside double quotes, or single quotes around the value';
}
