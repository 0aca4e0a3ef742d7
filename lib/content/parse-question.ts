import { withoutComments } from '@/lib/markdown/scan/segments';
import type { Diagnostic } from './diagnostic';
import { checkPlace } from './fields/check-place';
import { lineOfTitle, missingField, readFields } from './fields/read-fields';
import { createReport } from './fields/report';
import { wholeAnswer } from './fields/whole-answer';
import type { FilePlace } from './file-place';
import { parseFrontMatter } from './front-matter';
import type { Question } from './question';
import { parseQuestionFields } from './question-fields';

export interface ParsedQuestion {
  readonly question: Question;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One file of the library as a question, with the diagnostics that do not stop it from being used.
 * @throws UnusableFile where there is no question or no answer to show.
 */
export function parseQuestion(bytes: Uint8Array, place: FilePlace): ParsedQuestion {
  const matter = parseFrontMatter(bytes);
  const { report, diagnostics } = createReport(place.file, matter.lineOf);
  for (const { severity, kind, field, line, message, remedy } of matter.notes)
    report(severity, kind, { field, line }, message, remedy);
  const fields = readFields(matter, report);
  checkPlace(fields, place, report);
  const parsed = parseQuestionFields(fields, { report, matter, place });
  if (parsed.question === '') throw missingField('question', matter, diagnostics);
  const answer = wholeAnswer(parsed.question, fields.answer, matter.body);
  if (withoutComments(answer).trim() === '') throw missingField('answer', matter, diagnostics);
  const { lineOf } = matter;
  return {
    question: {
      ...place,
      ...parsed,
      answer,
      lines: {
        id: lineOf('id'),
        question: lineOfTitle(fields, matter),
        description: lineOf(fields.seo?.page_description ? 'seo.page_description' : 'description'),
        subject: lineOf('subject'),
        answer: fields.answer?.trim() ? lineOf('answer') : matter.bodyLine,
        canonical: lineOf('canonical'),
        choices: lineOf('choices'),
      },
    },
    diagnostics,
  };
}
