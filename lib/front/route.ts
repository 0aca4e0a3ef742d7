import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { pathOfAddress } from '@/lib/content/question';
import {
  comparePath,
  comparisonPath,
  questionAddress,
  subjectMapPath,
  topicsSitemap,
} from '@/lib/site/paths';
import type { Address } from './address';

/** What is done with an address, decided from the catalog before anything is rendered. */
export type Route =
  /** A page that is the same for every reader: kept under `key`, asked of Next as `target`. */
  | { readonly kind: 'page'; readonly target: string }
  /** Made anew for each request. */
  | { readonly kind: 'fresh'; readonly target: string; readonly isSearch: boolean }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'unknown' };

const plainPages = new Set(['learn', 'about']);
const plainFiles = new Set([
  'robots.txt',
  'sitemap.xml',
  'opensearch.xml',
  'manifest.webmanifest',
  'icon.svg',
]);

const questionTails = new Set(['cite', 'cite.bib', 'cite.ris', 'cite.json', 'map']);

/** Only parameters that a page reads are passed on, so that no others can multiply what is kept. */
export function routeOf(address: Address, catalog: Catalog, today = new Date()): Route {
  const { parts } = address;
  const [first = '', second = '', third = '', fourth = ''] = parts;
  if (parts.length === 0 || (parts.length === 1 && first === '')) return homeRoute(today);
  if (first === 'topics' && parts.length <= 2) return topicRoute(second, address, catalog);
  if (parts.length === 1 && plainPages.has(first)) return { kind: 'page', target: `/${first}` };
  if (parts.length === 1 && plainFiles.has(first)) return { kind: 'page', target: `/${first}` };
  if (parts.length === 1 && first === 'search')
    return fresh('/search', address, ['q', 'subject', 'exact', 'page']);
  if (parts.length === 2 && first === 'api' && second === 'search') {
    return fresh('/api/search', address, ['q', 'subject', 'exact', 'limit', 'offset']);
  }
  if (address.pathname === comparePath) return compareRoute(address, catalog);
  if (parts.length === 2 && first === 'sitemaps') return sitemapRoute(second, catalog);
  if (parts.length === 2 && first === 'q') return permalinkRoute(second, catalog);
  if (parts.length === 2 && first === 'learn') return subjectRoute(second, address, catalog);
  if (parts.length === 3 && first === 'learn' && third === 'map' && catalog.findSubject(second))
    return { kind: 'page', target: subjectMapPath(second) };
  if (parts.length === 4 && first === 'learn' && third === 'questions')
    return questionRoute(second, fourth, catalog);
  if (parts.length === 5 && first === 'learn' && third === 'questions' && questionTails.has(parts[4] ?? ''))
    return tailRoute(questionRoute(second, fourth, catalog), parts[4] ?? '');
  return lostTail(address, catalog) ?? { kind: 'unknown' };
}

function questionRoute(subject: string, slug: string, catalog: Catalog): Route {
  const path = `${subject}/${slug}`;
  const found = findQuestion(path, catalog);
  if (!found) return { kind: 'unknown' };
  const address = questionAddress(found);
  return `${found.subject}/${found.slug}` === path
    ? { kind: 'page', target: address }
    : { kind: 'redirect', to: address };
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
  const isAsWritten =
    isNamed && paths.join() === [a, b].map(({ subject, slug }) => `${subject}/${slug}`).join();
  return isAsWritten ? { kind: 'fresh', target, isSearch: false } : { kind: 'redirect', to: target };
}

/** The question at a path, or where it has moved to. */
function findQuestion(path: string, catalog: Catalog): QuestionRecord | undefined {
  const found = catalog.find(path);
  if (found) return found;
  const moved = catalog.findRedirect(path);
  return moved === undefined ? undefined : catalog.find(moved);
}

function subjectRoute(slug: string, address: Address, catalog: Catalog): Route {
  if (!catalog.findSubject(slug)) return { kind: 'unknown' };
  const query = new URLSearchParams();
  if (address.query.get('sort') === 'newest') query.set('sort', 'newest');
  const page = address.query.get('page') ?? '1';
  if (!/^[1-9]\d{0,5}$/.test(page)) return { kind: 'unknown' };
  if (page !== '1') query.set('page', page);
  return { kind: 'page', target: withQuery(`/learn/${encodeURIComponent(slug)}`, query) };
}

/** Home shows a question of the day, so it is kept for a day (UTC). */
function homeRoute(today: Date): Route {
  return { kind: 'page', target: `/?day=${today.toISOString().slice(0, 10)}` };
}

function topicRoute(slug: string, address: Address, catalog: Catalog): Route {
  const query = new URLSearchParams();
  const page = address.query.get('page') ?? '1';
  const subject = address.query.get('subject') ?? '';
  if (!/^[1-9]\d{0,4}$/.test(page)) return { kind: 'unknown' };
  if (slug !== '' && !catalog.topics.find(slug)) return { kind: 'unknown' };
  const chosen = slug === '' ? undefined : catalog.findSubject(subject);
  if (chosen && catalog.topics.questions(slug, chosen).length === 0) return { kind: 'unknown' };
  if (chosen) query.set('subject', subject);
  if (page !== '1') query.set('page', page);
  return { kind: 'page', target: withQuery(`/topics${slug && `/${encodeURIComponent(slug)}`}`, query) };
}

function permalinkRoute(id: string, catalog: Catalog): Route {
  const found = /^\d{1,15}$/.test(id) ? catalog.findById(Number(id)) : undefined;
  return found ? { kind: 'redirect', to: questionAddress(found) } : { kind: 'unknown' };
}

function sitemapRoute(name: string, catalog: Catalog): Route {
  const match = /^(.+)-([1-9]\d{0,4})\.xml$/.exec(name);
  if (!match?.[1] || !(match[1] === topicsSitemap || catalog.findSubject(match[1])))
    return { kind: 'unknown' };
  return { kind: 'page', target: `/sitemaps/${encodeURIComponent(name)}` };
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

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
