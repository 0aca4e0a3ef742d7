import { question } from '../hostile/hostile-requests';

/** How an answer may be kept, by what it is. */
export const cacheControls = {
  page: /^public, max-age=0, must-revalidate$/,
  anew: /^no-store$/,
  error: /^no-store$/,
  hashed: /^public, max-age=31536000, immutable, no-transform$/,
  moved: /^public, max-age=3600$/,
} as const;

export interface AnswerKind {
  readonly target: string;
  readonly status: number;
  readonly cache: keyof typeof cacheControls;
}

const of = (cache: AnswerKind['cache'], status: number, targets: readonly string[]): AnswerKind[] =>
  targets.map((target) => ({ target, status, cache }));

/** One address of each kind of answer. */
export const answerKinds: readonly AnswerKind[] = [
  ...of('page', 200, [
    '/',
    '/learn',
    '/learn/physics',
    '/learn/physics/newest',
    '/learn/physics/map',
    question,
    `${question}/map`,
    `${question}/take/question.md`,
    '/learn/physics/take/book.epub',
    '/learn/physics/take/cards.txt',
    '/topics',
    '/about',
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/physics-1.xml',
    '/manifest.webmanifest',
    '/opensearch.xml',
    '/icon.svg',
    '/search-data/manifest.bin',
  ]),
  ...of('anew', 200, [
    `${question}/cite`,
    `${question}/cite.bib`,
    `${question}/cite.ris`,
    `${question}/cite.json`,
    '/search',
    '/search?q=gradient',
    '/search?q=nothingofthekind',
    '/api/search?q=gradient',
    '/api/search',
    '/compare',
    '/healthz',
    '/readyz',
  ]),
  ...of('error', 404, ['/learn/none', '/none.txt', '/search-data/hits?b=x&n=1', '/_next/static/none.js']),
  ...of('error', 400, ['/%', '/a%00', '/a%2fb']),
  ...of('error', 414, [`/${'x'.repeat(9000)}`]),
  ...of('moved', 308, ['/learn/physics/newest/page/1']),
];
