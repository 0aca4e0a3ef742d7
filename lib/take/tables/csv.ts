import { stringify } from 'csv-stringify/sync';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { inTurns } from '@/lib/concurrency/in-turns';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { pathOf } from '@/lib/content/question';
import { withRealLines } from '@/lib/markdown/scan/with-real-lines';
import { atOnce, subjectTitle, type TakenLibrary, topicsOf, urlOf } from '../taken-library';

const columns = ['path', 'question', 'answer', 'subject', 'topics', 'author', 'date', 'address'] as const;

/**
 * Questions as a table (RFC 4180, UTF-8 with the mark by which spreadsheets know it). Answers are Markdown. What a
 * spreadsheet would take for a formula has an apostrophe before it.
 */
export async function writeCsv(questions: readonly QuestionRecord[], library: TakenLibrary): Promise<Buffer> {
  const rows = await mapAtOnce(questions, atOnce, async (question) => [
    pathOf(question),
    question.question,
    withRealLines(await library.catalog.answer(question.number)),
    subjectTitle(question.subject, library),
    topicsOf(question, library)
      .map(({ name }) => name)
      .join('; '),
    question.author ?? '',
    question.date ?? '',
    urlOf(question, library),
  ]);
  // By the first sign a spreadsheet knows that the text is UTF-8.
  const parts = ['\ufeff', csvOf([columns])];
  for await (const part of inTurns(rows)) parts.push(csvOf(part));
  return Buffer.from(parts.join(''));
}

/** Rows of cells as text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(withoutControls));
  return stringify(cells, { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ });
}

/** What no spreadsheet shows, and some end a cell or the file at. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '');
}
