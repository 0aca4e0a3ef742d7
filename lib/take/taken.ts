import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { pathOf } from '@/lib/content/question';
import { homePath, questionAddress, subjectPath, topicPath } from '@/lib/site/paths';
import { mostTaken, type PathMark, pathMark, type TakenList, type TakeRange } from '@/lib/site/take-address';

/** Questions that are taken along together. */
export interface Taken {
  /** The same for the same range. */
  readonly name: string;
  readonly title: string;
  /** Address of the page that shows them. */
  readonly page: string;
  /** The first of them, where there are too many. They are read when they are asked for: a file that is kept needs none. */
  readonly questions: readonly QuestionRecord[];
  /** How many there are in all. */
  readonly total: number;
}

/** The questions of a range; undefined where there is no such range, or nothing in it. */
export function findTaken(range: TakeRange, catalog: Catalog): Taken | undefined {
  if ('question' in range) {
    const found = catalog.find(`${range.question.subject}/${range.question.slug}`);
    const page = questionAddress(range.question);
    return found && { name: page, title: found.question, page, questions: [found], total: 1 };
  }
  if ('marks' in range) return listed(range, catalog);
  const found = numbersOf(range, catalog);
  if (found === undefined || found.numbers.length === 0) return undefined;
  const { title, page, place, numbers } = found;
  return {
    ...{ name: `${page}${place}`, title, page, total: numbers.length },
    get questions() {
      return numbers.slice(0, mostTaken).map((number) => catalog.record(number));
    },
  };
}

function numbersOf(range: Exclude<TakeRange, { readonly question: unknown } | TakenList>, catalog: Catalog) {
  if ('topic' in range) {
    const topic = catalog.topics.find(range.topic);
    const page = topicPath(range.topic);
    return topic && { title: topic.name, page, place: '', numbers: catalog.topics.questions(topic.slug) };
  }
  const subject = catalog.findSubject(range.subject);
  if (subject === undefined) return undefined;
  const page = subjectPath(subject.slug);
  if (range.path === undefined) {
    const numbers = Array.from({ length: subject.count }, (_, i) => subject.first + i);
    return { title: subject.title, page, place: '', numbers };
  }
  const path = subject.paths[range.path];
  return path && { title: path.title, page, place: `#${path.title}`, numbers: path.questions };
}

/** Questions that moved are found where they are; those that are gone are left out. */
function listed({ title, marks }: TakenList, catalog: Catalog): Taken | undefined {
  const moved = new Map(catalog.frame.redirects.map(([from, to]) => [keyOf(pathMark(from)), to]));
  const found = new Map<number, QuestionRecord>();
  for (const mark of marks) {
    const to = moved.get(keyOf(mark));
    const isMarked = (question: QuestionRecord) => pathMark(pathOf(question)).check === mark.check;
    const question =
      catalog.findHashed(mark.hash).find(isMarked) ?? (to === undefined ? undefined : catalog.find(to));
    if (question) found.set(question.number, question);
  }
  const questions = [...found.values()];
  if (questions.length === 0) return undefined;
  const name = `list ${title} ${questions.map(pathOf).join(' ')}`;
  return { name, title, page: homePath, questions, total: questions.length };
}

function keyOf({ hash, check }: PathMark): number {
  return hash * 256 + check;
}
