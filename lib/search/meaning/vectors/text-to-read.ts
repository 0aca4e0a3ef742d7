import type { Catalog } from '@/lib/catalog/open-catalog';
import { summaryBeside } from '@/lib/markdown/tree/answer-summary';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { readText } from './document-parts';

/** An answer as it is written may be so much longer than its text: by its marks, and by a picture or a formula more. */
const writtenLonger = { times: 2, characters: 2_000 } as const;

/**
 * What a model reads of a question's summary and answer, by the question's path, up to a length in characters; undefined where there is none, or it cannot
 * be read: then what search keeps of it has to do.
 */
export async function textToRead(
  catalog: Pick<Catalog, 'find' | 'answer'>,
  path: string,
  length: number,
): Promise<string | undefined> {
  const found = catalog.find(path);
  if (found === undefined) return undefined;
  const answer = await catalog.answer(found.number).catch(() => undefined);
  if (answer === undefined) return undefined;
  const beginning = answer.slice(0, writtenLonger.times * length + writtenLonger.characters);
  return readText(summaryBeside(found.summary, answer), answerText(beginning), length);
}
