import { pagesOf, questionsOnPage, topicsOnPage } from '@/lib/catalog/list-pages';
import type { Catalog } from '@/lib/catalog/open-catalog';
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
  // No topic has a tail of one part: `/topics/page/2` is the index, `/topics/page` a topic.
  if (slug === 'page' && rest.length === 1) return indexRoute(pageOf(['page', ...rest]), address, catalog);
  if (slug !== '') return topicRoute({ slug, rest, address }, catalog);
  return rest.length === 0 ? indexRoute(1, address, catalog) : unknown;
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
  const sort: SubjectSort = isNewest || query.get('sort') === 'newest' ? 'newest' : 'title';
  const wanted = rest.length === 0 ? oldPage(query) : page;
  return listPage({
    wanted,
    pages: pagesOf(subject.count, questionsOnPage),
    isAsWritten: !hasOldPage(query, rest) && isNewest === (sort === 'newest') && !saysFirst(rest),
    path: (number) => subjectPath(slug, { sort, page: number }),
    target: listTarget(`/learn/${encodeURIComponent(slug)}`, {
      sort: sort === 'newest' ? sort : undefined,
      page: wanted,
    }),
  });
}

function indexRoute(page: number | undefined, { parts, query }: Address, catalog: Catalog): Route {
  const rest = parts.slice(1);
  const wanted = rest.length === 0 ? oldPage(query) : page;
  return listPage({
    wanted,
    pages: pagesOf(catalog.topics.all.length, topicsOnPage),
    isAsWritten: !hasOldPage(query, rest) && !saysFirst(rest),
    path: topicIndexPath,
    target: listTarget(topicsPath, { page: wanted }),
  });
}

function topicRoute({ slug, rest, address: { query } }: Asked, catalog: Catalog): Route {
  if (!catalog.topics.find(slug)) return unknown;
  const isIn = rest[0] === 'in';
  const page = pageOf(isIn ? rest.slice(2) : rest);
  const old = rest.length === 0 ? catalog.findSubject(query.get('subject') ?? '') : undefined;
  const subject = isIn ? catalog.findSubject(rest[1] ?? '') : old;
  if (isIn && !subject) return unknown;
  const { length } = catalog.topics.questions(slug, subject);
  if (subject && length === 0) return unknown;
  const wanted = rest.length === 0 ? oldPage(query) : page;
  return listPage({
    wanted,
    pages: pagesOf(length, questionsOnPage),
    isAsWritten: !hasOldPage(query, rest) && !old && !saysFirst(rest),
    path: (number) => topicPath(slug, { subject: subject?.slug, page: number }),
    target: listTarget(`${topicsPath}/${encodeURIComponent(slug)}`, { subject: subject?.slug, page: wanted }),
  });
}

interface ListPage {
  readonly wanted: number | undefined;
  readonly pages: number;
  /** Whether it was asked for by the address that is built here, not by one of another form. */
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

/** Addresses of before carried the page in a query. */
function oldPage(query: Address['query']): number | undefined {
  return numberOf(query.get('page') ?? '1');
}

function hasOldPage(query: Address['query'], rest: readonly string[]): boolean {
  return rest.length === 0 && query.has('page');
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
  values: { subject?: string | undefined; sort?: string | undefined; page: number | undefined },
): string {
  const query = new URLSearchParams();
  if (values.sort) query.set('sort', values.sort);
  if (values.subject) query.set('subject', values.subject);
  if (values.page !== undefined && values.page > 1) query.set('page', String(values.page));
  return withQuery(path, query);
}
