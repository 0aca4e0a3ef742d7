import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionLinks } from '@/lib/markdown/tree/links/question-links';
import { questionAddress } from '@/lib/site/paths';

/** Where the links of an answer to other questions lead. */
export function linksOf(catalog: Catalog, number: number): QuestionLinks | undefined {
  const links = [...catalog.answerLinks(number)];
  if (links.length === 0) return undefined;
  return new Map(
    links.map(([written, to]) => {
      const question = to === undefined ? undefined : catalog.record(to);
      return [written, question && { href: questionAddress(question), title: question.question }];
    }),
  );
}
