import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import lighthouse, { type Result } from 'lighthouse';
import { freePort } from '@/test-support/port-of';
import { launchChromium } from '../e2e/support/chromium';
import { serveBarePage } from './pages/bare-page';
import { measureBytes, type PageBytes } from './pages/page-bytes';
import { measurePeers } from './pages/peers/measure-peers';
import { type SearchFigures, slowPhone, visit } from './pages/peers/slow-visit';
import { serveLibrary, stoa } from './pages/peers/stoa';
import { rowsLost, tableOf } from './pages/peers/table';
import { quantile } from './quantile';

const usage = `What the pages of a library weigh, and what Lighthouse says of them (phone, simulated slow 4G), beside a bare
Next page that is built in the same run; and how soon a first search has suggestions on a slow phone over slow 4G.

  npm run bench:pages [-- --content FOLDER] [--url ADDRESS] [--runs N] [--json]
  npm run bench:pages -- --peers [--content FOLDER] [--only NAMES] [--runs N] [--json]

--content FOLDER   the library to serve (content)
--url ADDRESS      a site that is served already
--peers            one answer, without and with formulas, on this site and on others that are built of the same pages in a
                   temporary folder, from the npm registry: bytes, paint and first search on that phone
--only NAMES       of those others, such as vitepress,starlight
--runs N           how often the slow phone visits each; medians are printed (3)
--json             figures for programs, on standard output`;

interface PageFigures {
  readonly name: string;
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly cls: number;
  readonly lcpMs: number;
  readonly htmlBytes: number;
  readonly cssBytes: number;
  readonly scriptBytes: number;
}

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: 'content' },
    url: { type: 'string' },
    peers: { type: 'boolean', default: false },
    only: { type: 'string' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else if (values.peers) await beside();
else await measure();

async function beside(): Promise<void> {
  const browser = await launchChromium();
  try {
    const sites = await measurePeers(browser, {
      content: values.content,
      runs: Number(values.runs),
      only: values.only?.toLowerCase().split(','),
    });
    if (values.json) return console.log(JSON.stringify({ slowPhone, sites, lost: rowsLost(sites) }, null, 2));
    console.log(tableOf(sites));
    for (const [row, names] of Object.entries(rowsLost(sites)))
      console.log(`not first: ${row} (${names.join(', ')})`);
    for (const { name, failed } of sites)
      if (failed !== undefined) console.log(`not measured: ${name}: ${failed}`);
  } finally {
    await browser.close();
  }
}

async function measure(): Promise<void> {
  const site =
    values.url === undefined
      ? await serveLibrary(values.content)
      : { url: values.url.replace(/\/$/, ''), stop: async () => undefined };
  const bare = await serveBarePage();
  const debugPort = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${debugPort}`]);
  try {
    const floor = await measureBytes(browser, bare.url);
    const pages: PageFigures[] = [];
    for (const [name, path] of Object.entries(await pagesOf(site.url))) {
      console.error(`measuring ${name}: ${path}`);
      const bytes = await measureBytes(browser, site.url + path);
      pages.push({ name, ...(await audit(site.url + path, debugPort)), ...named(bytes) });
    }
    report({ floorScriptBytes: floor.script, pages, search: await firstSearch(browser, site.url) });
  } finally {
    await browser.close();
    await Promise.all([site.stop(), bare.stop()]);
  }
}

/** Milliseconds from a tap on the box of the question of the day to its first suggestions, as a slow phone has them. */
async function firstSearch(browser: Browser, url: string): Promise<SearchFigures> {
  const { question } = await pagesOf(url);
  const all: SearchFigures[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const { search } = await visit(browser, slowPhone, {
      port: Number(new URL(url).port),
      path: question,
      search: { steps: stoa.search, words: 'memory' },
    });
    if (search) all.push(search);
  }
  const median = (key: keyof SearchFigures) =>
    quantile(
      all.map((it) => it[key]),
      0.5,
    );
  return { requests: median('requests'), all: median('all'), ms: median('ms') };
}

/** A page of each kind. The question is the one of the day, so that any library has one. */
async function pagesOf(url: string) {
  const home = await (await fetch(url)).text();
  const question = /href="(\/learn\/[^"/]+\/questions\/[^"/?#]+)"/.exec(home)?.[1];
  const subject = /href="(\/learn\/[^"/?#]+)"/.exec(home)?.[1];
  if (question === undefined || subject === undefined) throw new Error('home leads to no question');
  return { home: '/', subject, question, search: '/search' };
}

/** A first load may end in the browser's own page of a start-up: then it is made once more. */
async function lighthouseResult(url: string, port: number, tries = 2): Promise<Result> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  if (result && !result.lhr.runtimeError) return result.lhr;
  if (tries > 1) return lighthouseResult(url, port, tries - 1);
  throw new Error(`Lighthouse could not load ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
}

async function audit(url: string, port: number) {
  const { categories, audits } = await lighthouseResult(url, port);
  for (const category of Object.values(categories))
    for (const { id, weight } of category.auditRefs) {
      const found = audits[id];
      if (weight > 0 && (found?.errorMessage || (typeof found?.score === 'number' && found.score < 0.9)))
        console.error(
          `  ${category.id}: ${id} ${found.score} ${found.errorMessage ?? found.displayValue ?? ''}`,
        );
    }
  const score = (name: string) => Math.round(100 * (categories[name]?.score ?? 0));
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    cls: Number((audits['cumulative-layout-shift']?.numericValue ?? 0).toFixed(4)),
    lcpMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? 0),
  };
}

function named({ html, css, script }: PageBytes) {
  return { htmlBytes: html, cssBytes: css, scriptBytes: script };
}

function report(figures: {
  readonly floorScriptBytes: number;
  readonly pages: readonly PageFigures[];
  readonly search: SearchFigures;
}): void {
  if (values.json) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  console.table(Object.fromEntries(figures.pages.map(({ name, ...rest }) => [name, rest])));
  console.log(`scripts of a bare page: ${figures.floorScriptBytes} bytes`);
  const { requests, all, ms } = figures.search;
  console.log(
    `first suggestions on a slow phone: ${Math.round(ms)} ms after the tap, ${all} bytes in ${requests} requests`,
  );
}
