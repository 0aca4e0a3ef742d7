import { withoutWebMarks } from '@/lib/markdown/syntax/without-marks';
import { formulaLine } from '@/lib/markdown/tex/formula-line';
import { lineText, textBy } from './answer-text';

/** Names of elements that people write into Markdown; `List<int>` holds none of them. */
const tags =
  /<\/?(?:a|abbr|b|big|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,300})?\/?>/gi;
const bar = /(?<!\\)\|/g;

/**
 * What an answer says in sentences, for a passage beside a hit: a line for each paragraph, list item and heading, without
 * code blocks, tables, HTML and the source of formulas. Linear time.
 */
export function answerProse(answer: string, isKept: (marks: string) => boolean = () => true): string {
  const text = textBy(answer, {
    textOf(piece) {
      if (piece?.kind === 'formula') return formulaLine(piece.tex);
      return piece?.kind === 'code-span' ? piece.code : '';
    },
    lineOf(content, marks) {
      if (!isKept(marks) || isTableRow(content)) return '';
      return lineText(withoutWebMarks(content).replace(tags, ''), marks);
    },
  });
  return text
    .split('\n')
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .join('\n');
}

/** A row of a table: it begins with a bar, or has two and more. */
function isTableRow(content: string): boolean {
  const line = content.trim();
  return line.startsWith('|') || (line.match(bar)?.length ?? 0) > 1;
}
