import { excerpt } from '@/lib/text/excerpts/excerpt';
import { answerProse } from './answer-prose';
import { answerText, lineText, textBy } from './answer-text';

/** Characters of a summary taken from the answer where the author wrote none. */
const summaryLength = 160;
/** So much of an answer nearly always holds what a summary is made of. */
const beginning = 3_000;
/** Marks, beyond which a line of text is as it is written. */
const marks = /[*_~^=`<>&[\]\\|#]|:::|^\s*(?:[-+:]|\d+[.)])\s/m;
const ended = /[.!?:;,…。！？：；，、](?:["'”’»)\]])*$/u;

/** The summary of an answer: its first sentences as plain text; of one without sentences, its first words. */
export function summaryOfAnswer(answer: string): string {
  if (answer.length > beginning && !answer.includes('<!--')) {
    const summary = excerpt(joined(paragraphs(answer.slice(0, beginning))), summaryLength);
    if (summary.length > summaryLength / 2) return summary;
  }
  const line = joined(paragraphs(answer)) || joined(answerProse(answer)) || answerText(answer);
  return excerpt(line, summaryLength);
}

/** A summary that is no part of its answer: '' where it was taken from there. */
export function summaryBeside(summary: string, answer: string): string {
  return summary === summaryOfAnswer(answer) ? '' : summary;
}

/** What an author wrote as a summary, without marks; formulas stay as they are written. */
export function plainSummary(written: string): string {
  if (!marks.test(written)) return written;
  const textOf: Parameters<typeof textBy>[1]['textOf'] = (piece) => {
    if (piece?.kind === 'formula') return piece.source;
    return piece?.kind === 'code-span' || piece?.kind === 'fence' ? piece.code : '';
  };
  return joined(textBy(written, { textOf, lineOf: lineText }));
}

/** Prose without headings. */
function paragraphs(answer: string): string {
  return answerProse(answer, (lineMarks) => !lineMarks.includes('#'));
}

/** Lines as one: what has no sign at its end gets one. */
function joined(lines: string): string {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index, all) => (index === all.length - 1 || ended.test(line) ? line : `${line};`))
    .join(' ');
}
