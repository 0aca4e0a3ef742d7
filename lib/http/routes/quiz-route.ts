import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress, quizPath } from '@/lib/site/paths';
import type { Address } from './address';
import type { Route } from './route-kinds';

/**
 * What a reader chose of a question's options: `chosen=2` where one is right, `c1=1&c3=1` where several are. A page for each
 * option is kept; combinations are many, and made anew. Who chose nothing is led back.
 */
export function quizRoute(question: QuestionRecord, { query }: Address): Route {
  const { choices } = question;
  if (choices === undefined) return { kind: 'unknown' };
  const places = choices.map((_, i) => i + 1);
  const hasMany = choices.filter(({ isRight }) => isRight).length > 1;
  const chosen = places.filter((place) =>
    hasMany ? query.has(`c${place}`) : query.get('chosen') === String(place),
  );
  if (chosen.length === 0) return { kind: 'redirect', to: `${questionAddress(question)}#quiz` };
  const target = quizPath(question, chosen);
  return hasMany ? { kind: 'fresh', target, isSearch: false } : { kind: 'page', target };
}
