import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import type { QuestionLinks } from '@/lib/markdown/tree/links/question-links';
import { questionAddress } from '@/lib/site/paths';

/** Where the links of an answer to other questions lead. */
export function linksOf(catalog: Catalog, number: number): QuestionLinks | undefined {
  return leadingTo(catalog, [...catalog.answerLinks(number)]);
}

/** Where the links of a subject's introduction lead. */
export function linksOfIntroduction(
  catalog: Catalog,
  { introductionLinks: links = [] }: SubjectRecord,
): QuestionLinks | undefined {
  return leadingTo(
    catalog,
    links.map(([written, to]) => [written, to ?? undefined]),
  );
}

function leadingTo(
  catalog: Catalog,
  links: readonly (readonly [written: string, to: number | undefined])[],
): QuestionLinks | undefined {
  if (links.length === 0) return undefined;
  return new Map(
    links.map(([written, to]) => {
      const question = to === undefined ? undefined : catalog.record(to);
      return [written, question && { href: questionAddress(question), title: question.question }];
    }),
  );
}
