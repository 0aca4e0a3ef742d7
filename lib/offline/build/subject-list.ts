import { createHash } from 'node:crypto';
import { pagesOf, questionsOnPage } from '@/lib/catalog/list-pages';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import type { SubjectList } from '@/lib/offline/format/subject-list';
import { questionAddress, type SubjectSort, subjectPath } from '@/lib/site/paths';

/** What a list of a subject is made from. */
export interface ListSources {
  readonly catalog: Catalog;
  /** Names the built site: pages of another name other scripts and styles. */
  readonly site: string;
  /** Names the build of the search files. */
  readonly searchBuild: string;
}

type Page = SubjectList['pages'][number];

/**
 * What there is to keep of a subject: its questions and its own lists. A page is named by what it is made of, so that the
 * list is made without making one of them; of what stands beside an answer (related questions, neighbors) the titles count.
 */
export async function buildSubjectList(subject: SubjectRecord, sources: ListSources): Promise<SubjectList> {
  const { catalog, site, searchBuild } = sources;
  const { frame } = catalog;
  const common = nameOf([site, frame.site, frame.subjects.map(({ slug, title }) => [slug, title])]);
  const pages: Page[] = [...listPages(subject, common, catalog)];
  for (let number = subject.first; number < subject.first + subject.count; number++)
    pages.push(await questionPage(number, common, catalog));
  const search = `search-${searchBuild}.bin`;
  return {
    version: nameOf([search, pages]),
    title: subject.title,
    questions: subject.count,
    of: frame.total,
    search,
    pages,
  };
}

async function questionPage(number: number, common: string, catalog: Catalog): Promise<Page> {
  const { number: _, related, ...record } = catalog.record(number);
  const titleAt = (place: number | undefined) =>
    place === undefined ? '' : catalog.record(place).question + questionAddress(catalog.record(place));
  const { path, previous, next } = catalog.neighbors(number);
  const linked = catalog.linkedFrom(number);
  const beside = [...related, previous, next, ...linked.numbers].map(titleAt);
  const hash = nameOf([common, record, await catalog.answer(number), beside, linked.count, path?.title]);
  return [questionAddress(record), hash];
}

function* listPages(subject: SubjectRecord, common: string, catalog: Catalog): Generator<Page> {
  const sorts: readonly SubjectSort[] = ['title', 'newest'];
  const about = [common, subject.description, subject.introduction, subject.paths.map(({ title }) => title)];
  for (const sort of sorts)
    for (let page = 1; page <= pagesOf(subject.count, questionsOnPage); page++) {
      const offset = (page - 1) * questionsOnPage;
      const titles = numbersOf(subject, sort, { catalog, offset }).map((n) => catalog.record(n).question);
      yield [subjectPath(subject.slug, { page, sort }), nameOf([about, subject.count, titles])];
    }
}

function numbersOf(
  { slug, first, count }: SubjectRecord,
  sort: SubjectSort,
  { catalog, offset }: { readonly catalog: Catalog; readonly offset: number },
): readonly number[] {
  if (sort === 'newest') return catalog.newest({ subject: slug, offset, limit: questionsOnPage });
  return Array.from({ length: Math.min(questionsOnPage, count - offset) }, (_, i) => first + offset + i);
}

/** A short name of what a value is: another one for another. */
function nameOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
}
