import { pathOf } from '@/lib/content/question';
import { readLibraryFrame } from '@/lib/content/read-library';
import { readQuestion } from '@/lib/content/read-question';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { excerpt } from '@/lib/text/excerpts/excerpt';
import type { CorpusDocument } from '../corpus';

/** A question of a library, and the paths of those that its author calls related. */
export interface ContentDocument extends CorpusDocument {
  readonly related: readonly string[];
}

const summaryLength = 160;

/** The questions of a content folder that search holds, in path order; a document's id is its path. */
export async function contentDocuments(folder: string): Promise<ContentDocument[]> {
  const { places, subjectFiles } = await readLibraryFrame(folder);
  const documents: ContentDocument[] = [];
  for (const place of places) {
    const { question: found } = await readQuestion(folder, place);
    if (found === undefined || found.noIndex) continue;
    const { subject, slug, question, keywords, related } = found;
    const text = answerText(found.answer);
    documents.push({
      id: pathOf(found),
      subject,
      subjectTitle: subjectFiles.get(subject)?.title ?? subject,
      slug,
      question,
      keywords,
      summary: found.summary || excerpt(text, summaryLength),
      text,
      related: related.map(({ path }) => path),
    });
  }
  return documents;
}
