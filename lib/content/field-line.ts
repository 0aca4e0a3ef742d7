/**
 * Line of the file (from 1) on which a field of the front matter stands; 1 where it does not.
 * @param yamlText the front matter without its opening line
 * @param field a name, or two joined with a dot (`seo.title`)
 */
export function fieldLine(yamlText: string, field: string): number {
  const [outer = '', inner] = field.split('.');
  const lines = yamlText.split('\n');
  const first = lines.find((line) => /^\s*[^\s#]/.test(line)) ?? '';
  // All in braces, a field may stand anywhere in a line.
  const isInBraces = first.trimStart().startsWith('{');
  const indent = first.search(/\S|$/);
  const at = lines.findIndex((line) =>
    isInBraces
      ? line.split(/[{,]/).some((part) => names(part, outer))
      : isAt(line, indent) && names(line, outer),
  );
  if (at < 0) return 1;
  if (inner === undefined) return at + 2;
  for (let i = at + 1; i < lines.length && !(isAt(lines[i] ?? '', indent) && lines[i] !== ''); i++) {
    if (names(lines[i] ?? '', inner)) return i + 2;
  }
  return at + 2;
}

function isAt(line: string, indent: number): boolean {
  return line.search(/\S|$/) === indent;
}

/** Does the text begin with a field's name, in quotes or not, and its colon? */
function names(text: string, field: string): boolean {
  const [, quote = '', rest = ''] = /^\s*(["']?)(.*)$/s.exec(text) ?? [];
  return rest.startsWith(field + quote) && /^\s*:/.test(rest.slice(field.length + quote.length));
}
