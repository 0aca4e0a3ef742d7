import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { ShownQuiz } from './quiz';

/**
 * What a question asks its readers, with formulas as the renderer set them (`linesOfQuiz`: prompt, texts, reasons).
 * @param sendOnce hands HTML over to the page, as it does an answer
 */
export function shownQuiz(
  { choices = [], choicesPrompt = '' }: Pick<QuestionRecord, 'choices' | 'choicesPrompt'>,
  { linesHtml }: Pick<RenderedAnswer, 'linesHtml'>,
  sendOnce: (html: string) => string,
): ShownQuiz {
  const line = (text: string | undefined, place: number) => ({
    text: text ?? '',
    html: linesHtml && sendOnce(linesHtml[place] ?? ''),
  });
  return {
    prompt: line(choicesPrompt, 0),
    choices: choices.map(({ text, isRight, why }, i) => ({
      text: line(text, i + 1),
      isRight,
      why: line(why, choices.length + i + 1),
    })),
  };
}
