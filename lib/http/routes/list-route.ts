import { pagesOf, questionsOnPage, topicsOnPage } from '@/lib/catalog/list-pages';
import { maxFilterLength } from '@/lib/catalog/lists/filter-questions';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import {
  type SubjectSort,
  subjectPath,
  topicIndexPath,
  topicPath,
  topicsPath,
  withQuery,
} from '@/lib/site/paths';
import type { Address } from './address';
import type { Route } from './route-kinds';

const unknown: Route = { kind: 'unknown' };

/**
 * The lists that come in pages: subjects and topics. What comes after a slug is told by its place, so that a subject or
 * a topic may be called `page`, `in` or `newest`. Undefined where the address is of no list.
 */
export function listRoute(address: Address, catalog: Catalog): Route | undefined {
  const [first, slug = '', ...rest] = address.parts;
  if (first === 'learn' && slug !== '') return subjectRoute({ slug, rest, address }, catalog);
  if (first !== 'topics') return undefined;
  // No topic has a tail of one part, or of three: `/topics/page/2` and `/topics/in/art` are the index, `/topics/page` a topic.
  if (slug === 'page' && rest.length === 1) return indexRoute({ tail: ['page', ...rest] }, address, catalog);
  if (slug === 'in' && rest.length % 2 === 1)
    return indexRoute({ subject: rest[0] ?? '', tail: rest.slice(1) }, address, catalog);
  if (slug !== '') return topicRoute({ slug, rest, address }, catalog);
  return rest.length === 0 ? indexRoute({ tail: [] }, address, catalog) : unknown;
}

interface Asked {
  readonly slug: string;
  /** The parts after the slug. */
  readonly rest: readonly string[];
  readonly address: Address;
}

function subjectRoute({ slug, rest, address: { query } }: Asked, catalog: Catalog): Route | undefined {
  const isNewest = rest[0] === 'newest';
  const page = pageOf(isNewest ? rest.slice(1) : rest);
  if (page === undefined) return undefined;
  const subject = catalog.findSubject(slug);
  if (!subject) return unknown;
  const narrowed = narrowedRoute({ subject, isNewest, rest }, query, catalog);
  if (narrowed) return narrowed;
  const sort: SubjectSort = isNewest ? 'newest' : 'title';
  return listPage({
    wanted: page,
    pages: pagesOf(subject.count, questionsOnPage),
    isAsWritten: !saysFirst(rest),
    path: (number) => subjectPath(slug, { sort, page: number }),
    target: listTarget(`/learn/${encodeURIComponent(slug)}`, {
      sort: isNewest ? sort : undefined,
      page,
    }),
  });
}

/**
 * A subject's list narrowed by a text, a topic and a year: made anew for each request, for texts are without number. What
 * is none of the subject's topics or years leads nowhere; a text is cut to what is read of it.
 */
function narrowedRoute(
  of: { readonly subject: SubjectRecord; readonly isNewest: boolean; readonly rest: readonly string[] },
  query: Address['query'],
  catalog: Catalog,
): Route | undefined {
  const text = filterText(query);
  const [topic, year] = [query.get('topic') ?? '', query.get('year') ?? ''];
  if (text === '' && topic === '' && year === '') return undefined;
  if (of.rest.length > (of.isNewest ? 1 : 0)) return unknown;
  const { subject } = of;
  const page = queriedPage(query);
  const isKnown =
    page !== undefined &&
    (topic === '' || catalog.topics.questions(topic, subject).length > 0) &&
    (year === '' || subject.years.some(([known]) => known === year));
  if (!isKnown) return unknown;
  const sort = of.isNewest ? 'newest' : undefined;
  const path = `/learn/${encodeURIComponent(subject.slug)}`;
  return {
    kind: 'fresh',
    target: listTarget(path, { sort, filter: text, topic, year, page }),
    isSearch: true,
  };
}

/** A text as it was typed, without what stands around it, as long as it is read. */
function filterText(query: Address['query']): string {
  return (query.get('filter') ?? '').trim().slice(0, maxFilterLength);
}

/** The index of topics, of all subjects or of one; narrowed by a text it is made anew. */
function indexRoute(
  { subject, tail }: { readonly subject?: string; readonly tail: readonly string[] },
  { query }: Address,
  catalog: Catalog,
): Route {
  const found = subject === undefined ? undefined : catalog.findSubject(subject);
  if (subject !== undefined && !found) return unknown;
  const text = filterText(query);
  const isNarrowed = text !== '' && tail.length === 0;
  const wanted = isNarrowed ? queriedPage(query) : pageOf(tail);
  const target = listTarget(topicsPath, { subject, filter: text, page: wanted });
  if (isNarrowed) return wanted === undefined ? unknown : { kind: 'fresh', target, isSearch: true };
  const { length } = found ? catalog.topics.within(found) : catalog.topics.all;
  return listPage({
    wanted,
    pages: pagesOf(length, topicsOnPage),
    isAsWritten: !saysFirst(tail),
    path: (number) => topicIndexPath(number, { subject }),
    target,
  });
}

function topicRoute({ slug, rest }: Asked, catalog: Catalog): Route {
  if (!catalog.topics.find(slug)) return unknown;
  const isIn = rest[0] === 'in';
  const page = pageOf(isIn ? rest.slice(2) : rest);
  const subject = isIn ? catalog.findSubject(rest[1] ?? '') : undefined;
  if (isIn && !subject) return unknown;
  const { length } = catalog.topics.questions(slug, subject);
  if (subject && length === 0) return unknown;
  return listPage({
    wanted: page,
    pages: pagesOf(length, questionsOnPage),
    isAsWritten: !saysFirst(rest),
    path: (number) => topicPath(slug, { subject: subject?.slug, page: number }),
    target: listTarget(`${topicsPath}/${encodeURIComponent(slug)}`, { subject: subject?.slug, page }),
  });
}

interface ListPage {
  readonly wanted: number | undefined;
  readonly pages: number;
  /** Whether it was asked for by the address that is built here: the first page says no number. */
  readonly isAsWritten: boolean;
  readonly path: (page: number) => string;
  /** What is asked of Next, in one form whatever the address. */
  readonly target: string;
}

function listPage({ wanted, pages, isAsWritten, path, target }: ListPage): Route {
  if (wanted === undefined || wanted > pages) return unknown;
  return isAsWritten ? { kind: 'page', target } : { kind: 'redirect', to: path(wanted) };
}

/** The page that a tail names (none: the first); undefined where it is no such tail. */
function pageOf(tail: readonly string[]): number | undefined {
  if (tail.length === 0) return 1;
  return tail.length === 2 && tail[0] === 'page' ? numberOf(tail[1] ?? '') : undefined;
}

/** A narrowed list, which its query says, has its page there too. */
function queriedPage(query: Address['query']): number | undefined {
  return numberOf(query.get('page') ?? '1');
}

function saysFirst(rest: readonly string[]): boolean {
  return rest.at(-1) === '1' && rest.at(-2) === 'page';
}

function numberOf(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** What the pages of Next read of an address of a list. */
function listTarget(
  path: string,
  values: {
    readonly [name in 'sort' | 'subject' | 'filter' | 'topic' | 'year']?: string | undefined;
  } & { readonly page: number | undefined },
): string {
  const query = new URLSearchParams();
  for (const name of ['sort', 'subject', 'filter', 'topic', 'year'] as const) {
    const value = values[name];
    if (value) query.set(name, value);
  }
  if (values.page !== undefined && values.page > 1) query.set('page', String(values.page));
  return withQuery(path, query);
}
