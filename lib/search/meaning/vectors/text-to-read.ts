import type { Catalog } from '@/lib/catalog/open-catalog';
import { summaryBeside } from '@/lib/markdown/tree/answer-summary';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { readText } from './document-parts';

/** Of an answer as it is written, so much holds what a model reads of it, marks and all. */
const readAnswer = 3000;

/**
 * What a model reads of a question's summary and answer, by the question's path; undefined where there is none, or it cannot
 * be read: then what search keeps of it has to do.
 */
export async function textToRead(
  catalog: Pick<Catalog, 'find' | 'answer'>,
  path: string,
): Promise<string | undefined> {
  const found = catalog.find(path);
  if (found === undefined) return undefined;
  const answer = await catalog.answer(found.number).catch(() => undefined);
  if (answer === undefined) return undefined;
  return readText(summaryBeside(found.summary, answer), answerText(answer.slice(0, readAnswer)));
}
