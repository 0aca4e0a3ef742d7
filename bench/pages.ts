import { parseArgs } from 'node:util';
import lighthouse, { type Result } from 'lighthouse';
import { freePort } from '@/test-support/port-of';
import { launchChromium } from '../e2e/support/chromium';
import { serveBarePage } from './pages/bare-page';
import { measureBytes, type PageBytes } from './pages/page-bytes';
import { serveWith } from './pages/serve';

const usage = `What the pages of a library weigh, and what Lighthouse says of them (phone, simulated slow 4G), beside a bare
Next page that is built in the same run.

  npm run bench:pages [-- --content FOLDER] [--url ADDRESS] [--json]

--content FOLDER   the library to serve (content)
--url ADDRESS      a site that is served already
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
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await measure();

async function measure(): Promise<void> {
  const port = await freePort();
  const site =
    values.url === undefined
      ? await serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', values.content], { port })
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
    report({ floorScriptBytes: floor.script, pages });
  } finally {
    await browser.close();
    await Promise.all([site.stop(), bare.stop()]);
  }
}

/** A page of each kind. The question is the one of the day, so that any library has one. */
async function pagesOf(url: string): Promise<Readonly<Record<string, string>>> {
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
}): void {
  if (values.json) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  console.table(Object.fromEntries(figures.pages.map(({ name, ...rest }) => [name, rest])));
  console.log(`scripts of a bare page: ${figures.floorScriptBytes} bytes`);
}
