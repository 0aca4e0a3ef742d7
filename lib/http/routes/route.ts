import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { findSheet } from '@/lib/catalog/sheet-questions';
import { pathOf } from '@/lib/content/question';
import { pathOfAddress } from '@/lib/content/question-address';
import { searchParameterNames } from '@/lib/search/format/protocol/search-parameters';
import {
  comparePath,
  comparisonPath,
  offlineRemovalPath,
  questionAddress,
  searchApiPath,
  subjectMapPath,
  titlesPath,
  topicsSitemap,
  withQuery,
} from '@/lib/site/paths';
import { parseSheet, sheetAddress, sheetPath } from '@/lib/site/sheet-address';
import { titleParts } from '@/lib/study/model/title-part';
import { permalinkId } from '@/lib/text/permalink-id';
import type { Address } from './address';
import { listRoute } from './list-route';
import { quizRoute } from './quiz-route';
import type { Route } from './route-kinds';
import { takeRoute } from './take-route';

const plainPages = new Set(['learn', 'about', 'review', 'shelf', 'offline']);
const plainFiles = new Set([
  'robots.txt',
  'sitemap.xml',
  'opensearch.xml',
  'manifest.webmanifest',
  'icon.svg',
]);

const questionTails = new Set(['cite', 'cite.bib', 'cite.ris', 'cite.json', 'map']);

/**
 * Only parameters that a page reads are passed on, so that no others can multiply what is kept.
 * @example
 * routeOf(parseAddress('/q/7'), catalog); // { kind: 'redirect', to: '/learn/biology/questions/what-is-a-cell' }
 */
export function routeOf(address: Address, catalog: Catalog, today = new Date()): Route {
  const { parts } = address;
  const [first = '', second = '', third = '', fourth = ''] = parts;
  if (parts.length === 0 || (parts.length === 1 && first === '')) return homeRoute(today);
  const found = takeRoute(address, catalog) ?? listRoute(address, catalog);
  if (found) return found;
  if (parts.length === 1 && plainPages.has(first)) return { kind: 'page', target: `/${first}` };
  if (parts.length === 1 && plainFiles.has(first)) return { kind: 'page', target: `/${first}` };
  if (parts.length === 1 && first === 'search')
    return fresh('/search', address, ['q', 'subject', 'exact', 'page']);
  if (parts.length === 2 && first === 'api' && second === 'search') {
    return fresh(searchApiPath, address, searchParameterNames);
  }
  if (address.pathname === offlineRemovalPath) return { kind: 'page', target: offlineRemovalPath };
  if (address.pathname === comparePath) return compareRoute(address, catalog);
  if (address.pathname === sheetPath) return sheetRoute(address, catalog);
  if (parts.length === 2 && first === 'sitemaps') return sitemapRoute(second, catalog);
  if (parts.length === 4 && first === 'study-data') return titlesRoute(parts, catalog);
  if (parts.length === 2 && first === 'q') return permalinkRoute(second, catalog);
  if (parts.length === 3 && first === 'learn' && third === 'map' && catalog.findSubject(second))
    return { kind: 'page', target: subjectMapPath(second) };
  if (parts.length === 4 && first === 'learn' && third === 'map' && catalog.findSubject(second))
    return { kind: 'group', target: subjectMapPath(second, fourth), subject: second, group: fourth };
  if (parts.length === 4 && first === 'learn' && third === 'questions')
    return questionRoute(second, fourth, catalog);
  if (parts.length === 5 && first === 'learn' && third === 'questions' && questionTails.has(parts[4] ?? ''))
    return tailRoute(questionRoute(second, fourth, catalog), parts[4] ?? '');
  if (parts.length === 5 && first === 'learn' && third === 'questions' && parts[4] === 'quiz') {
    const question = findQuestion(`${second}/${fourth}`, catalog);
    if (question) return quizRoute(question, address);
  }
  return elsewhere(address, catalog) ?? lostTail(address, catalog) ?? { kind: 'unknown' };
}

/** A path that no page of ours has, where a question was on another site. */
function elsewhere({ pathname }: Address, catalog: Catalog): Route | undefined {
  const found = catalog.find(catalog.findRedirect(pathname) ?? '');
  return found && { kind: 'redirect', to: questionAddress(found) };
}

function questionRoute(subject: string, slug: string, catalog: Catalog): Route {
  const path = `${subject}/${slug}`;
  const found = findQuestion(path, catalog);
  if (!found) return { kind: 'unknown' };
  const address = questionAddress(found);
  return pathOf(found) === path ? { kind: 'page', target: address } : { kind: 'redirect', to: address };
}

/** What stands below a question: its map, and citations, which hold today's date and so are made anew. */
function tailRoute(question: Route, tail: string): Route {
  if (question.kind === 'redirect') return { kind: 'redirect', to: `${question.to}/${tail}` };
  if (question.kind !== 'page') return question;
  const target = `${question.target}/${tail}`;
  return tail === 'map' ? { kind: 'page', target } : { kind: 'fresh', target, isSearch: false };
}

/**
 * Two questions side by side, `a` and `b`, or the first two of those that were ticked among results (`r1`, `r2` …); of
 * fewer, the page that says how it is done. Made anew: pairs are without number.
 */
function compareRoute({ query }: Address, catalog: Catalog): Route {
  const ticked = [...query].filter(([name]) => /^r\d{1,2}$/.test(name)).map(([, path]) => path);
  const isNamed = query.has('a') || query.has('b');
  if (!isNamed && ticked.length < 2) return { kind: 'fresh', target: comparePath, isSearch: false };
  const paths = isNamed ? [query.get('a') ?? '', query.get('b') ?? ''] : ticked.slice(0, 2);
  const [a, b] = paths.map((path) => findQuestion(path.normalize('NFC'), catalog));
  if (a === undefined || b === undefined || a.number === b.number) return { kind: 'unknown' };
  const target = comparisonPath(a, b);
  const isAsWritten = isNamed && paths.join() === [a, b].map(pathOf).join();
  return isAsWritten ? { kind: 'fresh', target, isSearch: false } : { kind: 'redirect', to: target };
}

/** A sheet of questions that there are, in one form whatever the address. Made anew: lists are without number. */
function sheetRoute({ query }: Address, catalog: Catalog): Route {
  const asked = parseSheet((name) => query.get(name));
  if (asked === undefined || findSheet(asked.range, catalog) === undefined) return { kind: 'unknown' };
  return { kind: 'fresh', target: sheetAddress(asked.range, asked.form), isSearch: false };
}

/** The question at a path, or where it has moved to. */
function findQuestion(path: string, catalog: Catalog): QuestionRecord | undefined {
  const found = catalog.find(path);
  if (found) return found;
  const moved = catalog.findRedirect(path);
  return moved === undefined ? undefined : catalog.find(moved);
}

/** Home shows a question of the day, so it is kept for a day (UTC). */
function homeRoute(today: Date): Route {
  return { kind: 'page', target: `/?day=${today.toISOString().slice(0, 10)}` };
}

function permalinkRoute(id: string, catalog: Catalog): Route {
  const known = permalinkId(id);
  const found = known === undefined ? undefined : catalog.findById(known);
  return found ? { kind: 'redirect', to: questionAddress(found) } : { kind: 'unknown' };
}

function sitemapRoute(name: string, catalog: Catalog): Route {
  const match = /^(.+)-([1-9]\d{0,4})\.xml$/.exec(name);
  if (!match?.[1] || !(match[1] === topicsSitemap || catalog.findSubject(match[1])))
    return { kind: 'unknown' };
  return { kind: 'page', target: `/sitemaps/${encodeURIComponent(name)}` };
}

/** Titles of a part of a subject, as long as it has so many parts. */
function titlesRoute([, kind, subject = '', file = '']: readonly string[], catalog: Catalog): Route {
  const found = kind === 'titles' ? catalog.findSubject(subject) : undefined;
  const [, parts, part] = /^(\d{1,4})-(\d{1,4})\.json$/.exec(file)?.map(Number) ?? [];
  if (!found || parts === undefined || part === undefined) return { kind: 'unknown' };
  const target = titlesPath(subject, parts, part);
  const isThere = parts === titleParts(found.count) && part < parts && target.endsWith(`/${file}`);
  return isThere ? { kind: 'page', target } : { kind: 'unknown' };
}

/** Old links of this format carry a second address at their end: `/learn/a/questions/undefined/learn/b/questions/c`. */
function lostTail({ parts }: Address, catalog: Catalog): Route | undefined {
  if (parts.length <= 4) return undefined;
  const path = pathOfAddress(`/${parts.slice(-4).map(encodeURIComponent).join('/')}`);
  if (path === undefined) return undefined;
  const [subject = '', slug = ''] = path.split('/');
  const route = questionRoute(subject, slug, catalog);
  return route.kind === 'page' ? { kind: 'redirect', to: route.target } : route;
}

function fresh(path: string, address: Address, names: readonly string[]): Route {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = address.query.get(name);
    if (value !== undefined) query.set(name, value);
  }
  return { kind: 'fresh', target: withQuery(path, query), isSearch: true };
}
