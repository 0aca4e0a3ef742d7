/**
 * Lines (from 1) of a file on which the links of its answer stand first; the answer's own for one that cannot be found, as
 * one that is written with escapes.
 */
export function linesOfLinks(links: readonly string[], text: string, answerLine: number): readonly number[] {
  const lines = text.split(/\r\n?|\n/);
  return links.map((written) => {
    const sought = written.startsWith('[[') ? written.slice(0, -2) : written;
    const find = (text: string) => lines.findIndex((line, i) => i + 1 >= answerLine && line.includes(text));
    const linked = find(`](${sought})`);
    const at = linked < 0 ? find(sought) : linked;
    return at < 0 ? answerLine : at + 1;
  });
}
