import { dump } from 'js-yaml';
import type { QuestionFields } from './question-fields';

/** What a file says of a question, beside its answer. */
export type WrittenFields = Pick<
  QuestionFields,
  | 'question'
  | 'summary'
  | 'keywords'
  | 'author'
  | 'id'
  | 'date'
  | 'dateFormat'
  | 'language'
  | 'noIndex'
  | 'choices'
  | 'choicesPrompt'
> & { readonly subjectTitle: string };

/**
 * A question as a file that `parseQuestion` reads as the same: front matter, and the answer below it.
 * @param answer Markdown with real line breaks
 */
export function writeQuestion(fields: WrittenFields, answer: string): string {
  const { choices, choicesPrompt } = fields;
  const front = {
    question: fields.question,
    subject: fields.subjectTitle,
    ...(fields.id === undefined ? {} : { id: fields.id }),
    ...(fields.date === undefined ? {} : { date: fields.date, date_format: fields.dateFormat }),
    ...(fields.author ? { author: fields.author } : {}),
    ...(fields.language ? { language: fields.language } : {}),
    ...(fields.summary ? { description: fields.summary } : {}),
    ...(fields.keywords.length > 0 ? { keywords: [...fields.keywords] } : {}),
    ...(fields.noIndex ? { no_index: 'true' } : {}),
    ...(choicesPrompt ? { choices_prompt: choicesPrompt } : {}),
    ...(choices ? { choices: choices.map(writtenChoice) } : {}),
  };
  return `---\n${dump(front, { lineWidth: -1 })}---\n\n${answer}\n`;
}

function writtenChoice({ text, isRight, why }: NonNullable<WrittenFields['choices']>[number]) {
  return { text, ...(isRight ? { right: 'true' } : {}), ...(why === undefined ? {} : { why }) };
}
