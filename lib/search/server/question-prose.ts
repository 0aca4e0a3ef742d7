import type { Catalog } from '@/lib/catalog/open-catalog';
import { answerProse } from '@/lib/markdown/tree/answer-prose';
import { answerOpenings } from '@/lib/search/format/protocol/answer-passage';
import type { SentencePassage } from '@/lib/text/excerpts/passage';

/** The prose of a question's answer, by the question's path; undefined where there is no such question. */
export async function questionProse(
  catalog: Pick<Catalog, 'find' | 'answer'>,
  path: string,
): Promise<string | undefined> {
  const number = catalog.find(path)?.number;
  return number === undefined ? undefined : answerProse(await catalog.answer(number));
}

/** The first sentences of the answers of some questions, by their paths; none where there is no such question. */
export function openingsOfQuestions(
  catalog: Pick<Catalog, 'find' | 'answer'>,
  paths: readonly string[],
): Promise<readonly (readonly SentencePassage[])[]> {
  return Promise.all(
    paths.map(async (path) => {
      const found = catalog.find(path);
      return found ? answerOpenings(answerProse(await catalog.answer(found.number)), found.question) : [];
    }),
  );
}
