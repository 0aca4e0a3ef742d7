import { answerProse } from '@/lib/markdown/tree/answer-prose';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { sentencesOf } from '@/lib/text/excerpts/sentences';

/** The first sentences of an answer as plain text, formulas as one line; of one without sentences, its first lines. */
export function firstSentences(answer: string, count: number): string {
  const text = answerProse(answer, (marks) => !marks.includes('#')) || answerText(answer);
  return sentencesOf(text)
    .slice(0, count)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
}
