import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { breachesOf } from '@/test-support/allow-list-check';
import { hostileInputs } from './hostile/hostile-inputs';
import { addressOf, writeHostileLibrary } from './hostile/hostile-library';
import { openWatched, type WatchedBrowser } from './sentinel';
import { serveTarget } from './serve-target';
import { sitemapParts } from './sitemap';
import { takenFault } from './taken-fault';
import { type TrustGroup, type TrustOptions, type TrustRow, tryAll } from './trust-group';

const tabs = 6;
const subjectPages = [
  '/learn/subject-0',
  '/learn/subject-1',
  '/learn/subject-1/newest',
  '/learn/subject-1/map',
];

/** Hostile inputs in every field: rendered; and, in the full run, served and opened in Chromium. */
export const content: TrustGroup = {
  name: 'content',
  leftOut: {},
  hasShort: true,
  async run(options) {
    const inputs = hostileInputs();
    if (options.isShort) return served(some(inputs), options);
    const rendered = await tryAll('hostile answers rendered by the allow-list', inputs, async (input) => {
      const { html, css } = await renderAnswer(`Words. ${input}\\n\\n${input}`, {
        siteOrigin: 'https://site.example',
      });
      const breaches = [
        ...breachesOf(html),
        ...(/url|position|</.test(css) ? ['rules that load or place'] : []),
      ];
      return breaches.length > 0 ? `${JSON.stringify(input)}: ${breaches.join(', ')}` : undefined;
    });
    return options.isQuick ? [rendered] : [rendered, ...(await served(inputs, options))];
  },
};

/** Enough for more than one subject. */
function some(inputs: readonly string[]): readonly string[] {
  return inputs.filter((_, i) => i % 12 === 0);
}

async function served(inputs: readonly string[], options: TrustOptions): Promise<readonly TrustRow[]> {
  const { target, isShort, report } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-hostile-'));
  await writeHostileLibrary(folder, inputs);
  report(`serving ${inputs.length} hostile questions`);
  const site = await serveTarget(target, folder);
  const browser = await openWatched(site.url, tabs);
  try {
    report('opening them in Chromium');
    const numbers = inputs.map((_, n) => n);
    const present = await presentOf(site.url, numbers);
    return [
      await tryAll('sentinel hears what acts (control)', [undefined], () => browser.control()),
      await tryAll(
        'hostile inputs opened in Chromium, none acts',
        present,
        (n) => browser.visit(addressOf(n)),
        tabs,
      ),
      await tryAll(
        'other pages that hold them',
        otherPages(present, options),
        (page) => browser.visit(page),
        tabs,
      ),
      await tryAll(
        'live search over them',
        present.slice(0, isShort ? 12 : 60),
        (n) => liveSearch(browser, `word${n}`),
        tabs,
      ),
      await tryAll(
        'citation files, structure kept',
        present,
        (n) => citationFault(site.url + addressOf(n)),
        tabs,
      ),
      await tryAll(
        'files to take along, structure kept',
        subjectPages.slice(0, 2),
        (subject) => takenFault(site.url + subject),
        1,
      ),
      await tryAll(
        'files of the site, well formed',
        ['/sitemap.xml', ...(await sitemapParts(site.url)), '/opensearch.xml'],
        (file) => browser.wellFormed(file),
      ),
    ];
  } finally {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Questions whose file could be used; the check has named the others. */
async function presentOf(site: string, numbers: readonly number[]): Promise<readonly number[]> {
  const present: number[] = [];
  for (const n of numbers) if ((await fetch(site + addressOf(n))).ok) present.push(n);
  return present;
}

function otherPages(present: readonly number[], { target, isShort }: TrustOptions): readonly string[] {
  const some = present.filter((_, i) => i % 12 === 0);
  return [
    '/',
    '/learn',
    '/topics',
    '/about',
    '/search?q=shared',
    ...subjectPages,
    ...some.map((n) => `${addressOf(n)}/map`),
    ...some.map((n) => `${addressOf(n)}/cite`),
    ...some.map((n) => `/search?q=${encodeURIComponent(`word${n}`)}`),
    ...hostileInputs()
      .filter((_, i) => i % (isShort ? 60 : 9) === 0)
      .map((input) => `/search?q=${encodeURIComponent(input.slice(0, 190))}`),
    // Two questions beside each other are a page that only a program can make.
    ...(target === 'nginx' ? [] : some.slice(1)).map(
      (n, i) => `/compare?a=${pathOf(some[i] ?? 0)}&b=${pathOf(n)}`,
    ),
  ];
}

const pathOf = (n: number) => addressOf(n).replace('/learn/', '').replace('/questions/', '/');

async function liveSearch(browser: WatchedBrowser, words: string): Promise<string | undefined> {
  return browser.visit('/', async (page) => {
    await page.getByRole('combobox').first().fill(words);
    await page.getByRole('option').first().waitFor({ timeout: 120_000 });
  });
}

async function citationFault(question: string): Promise<string | undefined> {
  const text = async (tail: string) => (await fetch(`${question}/${tail}`)).text();
  const json = JSON.parse(await text('cite.json'));
  if (!Array.isArray(json) || json.length !== 1 || 'injected' in json[0])
    return `${question}: CSL-JSON holds more`;
  const ris = (await text('cite.ris')).trimEnd().split(/\r?\n/);
  if (!ris.every((line) => /^[A-Z][A-Z\d] {2}- /.test(`${line} `)))
    return `${question}: a line of RIS is none`;
  if (ris.filter((line) => line.startsWith('ER')).length !== 1)
    return `${question}: RIS holds more than one record`;
  const bib = (await text('cite.bib')).replaceAll(/\\[{}]/g, '');
  let depth = 0;
  for (const [i, sign] of [...bib.trim()].entries()) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth === 0 && sign === '}' && i < [...bib.trim()].length - 1)
      return `${question}: BibTeX closes early`;
  }
  return depth === 0 ? undefined : `${question}: BibTeX is not balanced`;
}
