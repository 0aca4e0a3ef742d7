/**
 * Line of the file (from 1) on which a field of the front matter stands; 1 where it does not.
 * @param yamlText the front matter without its opening line
 * @param field a name, or two joined with a dot (`seo.title`)
 */
export function fieldLine(yamlText: string, field: string): number {
  const [outer = '', inner] = field.split('.');
  const lines = yamlText.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${outer}:`));
  if (at < 0) return 1;
  if (inner === undefined) return at + 2;
  for (let i = at + 1; i < lines.length && /^\s|^$/.test(lines[i] ?? ''); i++) {
    if ((lines[i] ?? '').trimStart().startsWith(`${inner}:`)) return i + 2;
  }
  return at + 2;
}
