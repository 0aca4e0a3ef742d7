import { plainName } from '@/lib/text/nearest-name';

/** Line of a file (from 1) on which a field such as `seo.title` of its front matter stands; 1 where it does not. */
export type FieldLines = (field: string) => number;

/** @param yamlText the front matter without its opening line */
export function fieldLinesOf(yamlText: string): FieldLines {
  let lines: readonly string[] | undefined;
  return (field) => {
    lines ??= yamlText.split('\n');
    const line = lineOf(lines, field);
    if (line > 1) return line;
    // `Page-Title` is read as `page_title`.
    const written = lines.map((one) => /^(["']?)([\w-]+)\1\s*:/.exec(one)?.[2]);
    const at = written.findIndex((name) => name !== undefined && plainName(name) === plainName(field));
    return at < 0 ? 1 : at + 2;
  };
}

/**
 * Lines of a file on which the entries of a list begin, behind the hyphens below its field.
 * @param yamlText the front matter without its opening line
 */
export function itemLinesOf(yamlText: string, field: string): readonly number[] {
  const lines = yamlText.split('\n');
  const start = lineOf(lines, field) - 1;
  const found: number[] = [];
  if (start === 0) return found;
  let indent: number | undefined;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const isEntry = /^ *-(?: |$)/.test(line);
    if (!isEntry && /^\S/.test(line)) break;
    indent ??= isEntry ? indentOf(line) : undefined;
    if (isEntry && indentOf(line) === indent) found.push(at + 2);
  }
  return found;
}

function lineOf(lines: readonly string[], field: string): number {
  const [outer = '', inner] = field.split('.');
  const first = lines.find((line) => /^\s*[^\s#]/.test(line)) ?? '';
  const indent = indentOf(first);
  // All in braces, a field may stand anywhere in a line.
  const isInBraces = first[indent] === '{';
  const at = lines.findIndex((line) =>
    isInBraces
      ? line.split(/[{,]/).some((part) => names(part, outer))
      : indentOf(line) === indent && names(line, outer),
  );
  if (at < 0) return 1;
  if (inner === undefined) return at + 2;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (indentOf(line) === indent && line !== '') break;
    if (names(line, inner)) return i + 2;
  }
  return at + 2;
}

/** Characters of white space before the text of a line: the whole length where there is none. */
function indentOf(line: string): number {
  const spaces = /\s*/y;
  spaces.test(line);
  return spaces.lastIndex;
}

/** Does the text begin with a field's name, in quotes or not, and its colon? */
function names(text: string, field: string): boolean {
  const start = indentOf(text);
  const quote = text[start] === '"' || text[start] === "'" ? text[start] : '';
  const name = quote + field + quote;
  if (!text.startsWith(name, start)) return false;
  const colon = /\s*:/y;
  colon.lastIndex = start + name.length;
  return colon.test(text);
}
