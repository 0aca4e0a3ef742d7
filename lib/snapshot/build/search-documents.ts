import { openAnswers } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { summaryBeside } from '@/lib/markdown/tree/answer-summary';
import { answerText } from '@/lib/markdown/tree/answer-text';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';

/** What search indexes of questions, read back from a file of answers so that none is held. */
export interface DocumentReader {
  read(entry: QuestionEntry): Promise<SearchDocument>;
  close(): Promise<void>;
}

export async function openDocuments(answersFile: string): Promise<DocumentReader> {
  const answers = await openAnswers(answersFile);
  return {
    async read({ subject, slug, question, keywords, summary, answerPlace }) {
      const answer = await answers.read(answerPlace);
      const text = answerText(answer);
      return { subject, slug, question, keywords, summary: summaryBeside(summary, answer), text };
    },
    close: answers.close,
  };
}
