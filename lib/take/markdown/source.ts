import type { QuestionRecord } from '@/lib/catalog/question-record';
import { writeQuestion } from '@/lib/content/write-question';
import { withRealLines } from '@/lib/markdown/scan/with-real-lines';
import { subjectTitle, type TakenLibrary } from '../taken-library';

/** A question as a file of a library. */
export async function writeSource(question: QuestionRecord, library: TakenLibrary): Promise<Buffer> {
  const answer = withRealLines(await library.catalog.answer(question.number));
  const fields = {
    ...question,
    question: question.setQuestion ?? question.question,
    subjectTitle: subjectTitle(question.subject, library),
  };
  return Buffer.from(writeQuestion(fields, answer));
}
