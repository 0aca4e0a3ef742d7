import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import { freePort } from '@/test-support/port-of';
import { launchChromium } from '../e2e/support/chromium';
import { type ServedSite, serveWith } from './pages/serve';
import { quantile } from './quantile';
import { makeLibrary } from './scale/make-library';
import { fullShelf, questionsOf } from './study/full-shelf';
import { timedPage, timeOfDeed, timeOfLoad } from './study/stopwatch';

const usage = `How long the screens of what readers keep take where they keep much, on a slow phone: what the main thread works from the
load of a page, or from what a reader does, until it is painted, times so much as the phone is slower than this machine.

  npm run bench:study [-- --saved N] [--reviews N] [--slow N] [--runs N] [--site URL]

--saved N     questions in one list, a fourth of them with a note, a highlight and a tick (5,000)
--reviews N   reviews, eight a card (20,000)
--slow N      how many times slower than this machine the processor is (4)
--runs N      how often each screen is measured; the median is printed (5)
--site URL    a site with more questions than that, which is served already; else one is made`;

const { values } = parseArgs({
  options: {
    saved: { type: 'string', default: '5000' },
    reviews: { type: 'string', default: '20000' },
    slow: { type: 'string', default: '4' },
    runs: { type: 'string', default: '5' },
    site: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

type Take = (name: string, ms: number) => void;

/** An entry of a list that can be moved. */
const entry = '[data-place]';
/** What is said to be due. */
const due = 'h1 + p:not([role])';

if (values.help) console.log(usage);
else await measure();

async function measure(): Promise<void> {
  const site = values.site === undefined ? await serveMade() : { url: values.site, stop: async () => {} };
  const browser = await launchChromium();
  const figures = new Map<string, number[]>();
  const take: Take = (name, ms) => {
    console.error(`${name}: ${Math.round(ms)} ms`);
    figures.set(name, [...(figures.get(name) ?? []), ms]);
  };
  try {
    // The worker that keeps pages would fetch hundreds of them meanwhile.
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      serviceWorkers: 'block',
    });
    const shelf = fullShelf(await questionsOf(site.url), {
      saved: Number(values.saved),
      reviews: Number(values.reviews),
      nowMs: Date.now(),
    });
    await measureImport(context, site.url, shelf, take);
    await measureFirstReview(context, site.url, take);
    for (let run = 0; run < Number(values.runs); run++) {
      await measureShelf(context, site.url, take);
      await measurePages(context, site.url, take);
      await measureReview(context, site.url, take);
    }
    for (const [name, all] of figures)
      console.log(`${String(Math.round(quantile(all, 0.5))).padStart(6)} ms  ${name}`);
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** A made library, served until it is stopped; nobody asks it by meaning, and making vectors takes the processor. */
async function serveMade(): Promise<ServedSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-study-'));
  await makeLibrary(folder, Number(values.saved) + 500);
  const command = ['--import', 'tsx', 'lib/cli/start.ts', '--content', folder];
  const site = await serveWith(command, { port: await freePort(), env: { STOA_MEANING: 'off' } });
  return {
    url: site.url,
    async stop() {
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function measureImport(context: BrowserContext, url: string, file: string, take: Take): Promise<void> {
  const page = await context.newPage();
  for (const name of ['import of the file', 'import of the same file again']) {
    await page.goto(`${url}/shelf`);
    const begin = Date.now();
    await page.locator('input[type=file]').setInputFiles({
      name: 'shelf.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file),
    });
    await page.getByText('records were merged').waitFor({ timeout: 0 });
    take(name, Date.now() - begin);
  }
  await page.close();
}

async function measureShelf(context: BrowserContext, url: string, take: Take): Promise<void> {
  const timed = await timedPage(context, url, Number(values.slow));
  const { page } = timed;
  take('shelf: opened', await timeOfLoad(timed, `${url}/shelf`, entry));
  take('shelf: all of it read', await timeOfLoad(timed, `${url}/shelf`, `${entry} [data-handle]:enabled`));
  const search = 'input[type=search][placeholder*="this list"]';
  const moved = { shown: '[data-place="1"] [data-handle]:focus' };
  take(
    'shelf: a question moved by key',
    await timeOfDeed(timed, '[data-handle]', { key: 'ArrowDown' }, moved),
  );
  take(
    'shelf: a question opened',
    await timeOfDeed(timed, `${entry} [aria-expanded]`, 'press', { shown: `${entry} fieldset` }),
  );
  take('shelf: a first letter searched', await timeOfDeed(timed, search, { type: 'e' }, { gone: entry }));
  take('shelf: a word searched', await timeOfDeed(timed, search, { type: 'zzz' }, { gone: 'li[data-hue]' }));
  take('shelf: all shown again', await timeOfDeed(timed, search, { type: '' }, { shown: entry }));
  take('shelf: by subject', await timeOfDeed(timed, 'select', { choose: 'subject' }, { gone: entry }));
  take('shelf: by hand', await timeOfDeed(timed, 'select', { choose: 'hand' }, { shown: entry }));
  const notes = 'nav[aria-label=Lists] li:last-child button';
  take('shelf: notes and highlights', await timeOfDeed(timed, notes, 'press', { shown: 'blockquote' }));
  const inNotes = 'input[type=search][placeholder*="notes"]';
  take(
    'shelf: a word searched in notes',
    await timeOfDeed(timed, inNotes, { type: 'zzz' }, { gone: 'blockquote' }),
  );
  await page.close();
}

async function measurePages(context: BrowserContext, url: string, take: Take): Promise<void> {
  const timed = await timedPage(context, url, Number(values.slow));
  const { page } = timed;
  const question = (await questionsOf(url))[0]?.path.split('/') ?? [];
  const address = `${url}/learn/${question[0]}`;
  take(
    'question: what is kept of it',
    await timeOfLoad(timed, `${address}/questions/${question[1]}`, '.study'),
  );
  // Not that of a row: related questions are saved too.
  const button = 'button[data-tool=save]:not(li *)';
  const saved = `${button}[data-saved]`;
  take('question: taken off the shelf', await timeOfDeed(timed, button, 'press', { gone: saved }));
  take('question: saved again', await timeOfDeed(timed, button, 'press', { shown: saved }));
  take('list of a subject: what is saved', await timeOfLoad(timed, address, 'li button[data-saved]'));
  await page.close();
}

/** Cards are made of all reviews after an import. */
async function measureFirstReview(context: BrowserContext, url: string, take: Take): Promise<void> {
  const timed = await timedPage(context, url, Number(values.slow));
  take('review: what is due, after an import', await timeOfLoad(timed, `${url}/review`, due));
  await timed.page.close();
}

async function measureReview(context: BrowserContext, url: string, take: Take): Promise<void> {
  const timed = await timedPage(context, url, Number(values.slow));
  const { page } = timed;
  take('review: what is due', await timeOfLoad(timed, `${url}/review`, due));
  take('review: a test begun', await timeOfDeed(timed, 'h1 ~ p button', 'press', { shown: 'article h1' }));
  take('test of a list: first card', await timeOfLoad(timed, `${url}/review?list=saved`, 'article h1'));
  await page.close();
}
