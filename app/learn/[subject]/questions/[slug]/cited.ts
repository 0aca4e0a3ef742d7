import type { QuestionRecord } from '@/lib/catalog/question-record';
import { type CitedPage, citedPage } from '@/lib/citations/cited-page';
import { currentLibrary } from '@/lib/library/current';
import { canonicalUrl } from '../../../../canonical-url';
import { decodePart } from '../../../../parameters';

/** Parts of the address, as Next gives them. */
export interface QuestionParams {
  readonly params: Promise<{ readonly subject: string; readonly slug: string }>;
}

/** The question that an address below it speaks of; undefined where there is none. */
export async function findQuestion({ params }: QuestionParams): Promise<QuestionRecord | undefined> {
  const { subject, slug } = await params;
  return currentLibrary().catalog.find(`${decodePart(subject) ?? ''}/${decodePart(slug) ?? ''}`);
}

/** The question as a page that was read today; a page written as a file does not know on which day it is read. */
export function citedToday(question: QuestionRecord): CitedPage {
  const { catalog, baseUrl, capabilities } = currentLibrary();
  return citedPage({
    question,
    site: catalog.frame.site,
    url: canonicalUrl(question, baseUrl),
    ...(capabilities.hasServer ? { accessed: new Date().toISOString().slice(0, 10) } : {}),
  });
}
