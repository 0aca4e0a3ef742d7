import type { Catalog } from '@/lib/catalog/open-catalog';
import { answerProse } from '@/lib/markdown/answer-prose';

/** The prose of a question's answer, by the question's path; undefined where there is no such question. */
export async function questionProse(
  catalog: Pick<Catalog, 'find' | 'answer'>,
  path: string,
): Promise<string | undefined> {
  const number = catalog.find(path)?.number;
  return number === undefined ? undefined : answerProse(await catalog.answer(number));
}
