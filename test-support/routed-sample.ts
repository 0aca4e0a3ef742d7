import type { Catalog } from '@/lib/catalog/open-catalog';
import { parseAddress } from '@/lib/http/routes/address';
import { routeOf } from '@/lib/http/routes/route';
import { pathMark } from '@/lib/site/take-address';

const question = { subject: 'art', slug: 'a', number: 0, question: 'A?' };
/** One question, `art/a`, once `art/old`, in a subject with a path, and in the topic `color`: as far as addresses ask. */
const catalog = {
  find: (path: string) => (path === 'art/a' ? question : undefined),
  findHashed: (hash: number) => (hash === pathMark('art/a').hash ? [question] : []),
  frame: { redirects: [] },
  findRedirect: (path: string) => (path === 'art/old' ? 'art/a' : undefined),
  findSubject: (slug: string) =>
    slug === 'art'
      ? { slug, title: 'Art', first: 0, count: 1, paths: [{ title: 'First', questions: [0] }] }
      : undefined,
  record: () => question,
  topics: {
    all: [],
    find: (slug: string) => (slug === 'color' ? { slug, name: 'Color' } : undefined),
    questions: () => [0],
  },
} as unknown as Catalog;

/** Where an address leads in that catalog. */
export function routeInSample(url: string): ReturnType<typeof routeOf> {
  const address = parseAddress(url);
  if ('refused' in address) throw new Error(url);
  return routeOf(address, catalog);
}
