import { notFound } from 'next/navigation';
import { pagesOf, questionsOnPage, topicsOfSubject } from '@/lib/catalog/list-pages';
import type { QuestionRecord, SubjectRecord } from '@/lib/catalog/question-record';
import type { Topic } from '@/lib/catalog/topics';
import { currentLibrary } from '@/lib/library/current';
import type { NarrowedBy, SubjectSort } from '@/lib/site/paths';
import { decodePart, firstOf, pageNumber, type SearchParams } from '../../parameters';

export interface SubjectProps {
  readonly params: Promise<{ readonly subject: string }>;
  readonly searchParams: SearchParams;
}

/** A page of a subject's list, and what the list may be narrowed by. */
export interface SubjectList {
  readonly subject: SubjectRecord;
  readonly sort: SubjectSort;
  readonly page: number;
  readonly pages: number;
  /** What it is narrowed by; undefined where it is whole. */
  readonly by: NarrowedBy | undefined;
  /** Questions of the whole list. */
  readonly count: number;
  /** Place of the first that the page shows. */
  readonly offset: number;
  readonly questions: readonly QuestionRecord[];
  readonly years: SubjectRecord['years'];
  readonly topics: readonly Topic[];
}

/** What a subject's address asks for, without what it lists. */
export async function loadSubject({ params, searchParams }: SubjectProps) {
  const subject =
    currentLibrary().catalog.findSubject(decodePart((await params).subject) ?? '') ?? notFound();
  const query = await searchParams;
  const page = pageNumber(query.page) ?? notFound();
  const by = { text: firstOf(query.filter), topic: firstOf(query.topic), year: firstOf(query.year) };
  const isNarrowed = Object.values(by).some(Boolean);
  const sort: SubjectSort = firstOf(query.sort) === 'newest' ? 'newest' : 'title';
  return { subject, page, sort, by: isNarrowed ? by : undefined };
}

export async function loadList(props: SubjectProps): Promise<SubjectList> {
  const asked = await loadSubject(props);
  const { catalog } = currentLibrary();
  const { numbers, count, years, topics } = asked.by ? await narrowed(asked, asked.by) : whole(asked);
  const pages = pagesOf(count, questionsOnPage);
  if (asked.page > pages) notFound();
  const offset = (asked.page - 1) * questionsOnPage;
  const questions = numbers(offset).map((number) => catalog.record(number));
  return { ...asked, pages, count, offset, questions, years, topics };
}

type Asked = Awaited<ReturnType<typeof loadSubject>>;

function whole({ subject, sort }: Asked) {
  const { catalog } = currentLibrary();
  const { slug, first, count, years } = subject;
  const numbers = (offset: number) =>
    sort === 'newest'
      ? catalog.newest({ subject: slug, offset, limit: questionsOnPage })
      : Array.from({ length: Math.min(questionsOnPage, count - offset) }, (_, i) => first + offset + i);
  return { numbers, count, years, topics: catalog.topics.largest(subject, topicsOfSubject) };
}

async function narrowed({ subject, sort }: Asked, { text = '', topic, year }: NarrowedBy) {
  const { catalog } = currentLibrary();
  const left = await catalog.filter(subject, { text, topic, year, sort });
  return {
    numbers: (offset: number) => left.numbers.slice(offset, offset + questionsOnPage),
    count: left.numbers.length,
    years: left.years,
    topics: left.topics,
  };
}
