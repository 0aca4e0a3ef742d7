import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import { launchChromium } from '../e2e/support/chromium';
import { freePort, serveWith } from './pages/serve';
import { quantile } from './quantile';
import { makeLibrary } from './scale/make-library';
import { fullShelf, questionsOf } from './study/full-shelf';
import { slowPage, timeOfDeed, timeOfLoad } from './study/stopwatch';

const usage = `How long the screens of what readers keep take where they keep much, on a slow phone: after the load of a page, or after
what a reader does, until it is painted.

  npm run bench:study [-- --saved N] [--reviews N] [--slow N] [--runs N]

--saved N     questions in one list, a fourth of them with a note, a highlight and a tick (5,000)
--reviews N   reviews, eight a card (20,000)
--slow N      how many times slower than this machine the processor is (4)
--runs N      how often each screen is measured; the median is printed (5)`;

const { values } = parseArgs({
  options: {
    saved: { type: 'string', default: '5000' },
    reviews: { type: 'string', default: '20000' },
    slow: { type: 'string', default: '4' },
    runs: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});

type Take = (name: string, ms: number) => void;

/** An entry of a list that can be moved. */
const entry = '[data-place]';

if (values.help) console.log(usage);
else await measure();

async function measure(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-study-'));
  await makeLibrary(folder, Number(values.saved) + 500);
  const site = await serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', folder], {
    port: await freePort(),
  });
  const browser = await launchChromium();
  const figures = new Map<string, number[]>();
  const take: Take = (name, ms) => {
    console.error(`${name}: ${Math.round(ms)} ms`);
    figures.set(name, [...(figures.get(name) ?? []), ms]);
  };
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
    const shelf = fullShelf(await questionsOf(site.url), {
      saved: Number(values.saved),
      reviews: Number(values.reviews),
      nowMs: Date.now(),
    });
    await measureImport(context, site.url, shelf, take);
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
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureImport(context: BrowserContext, url: string, file: string, take: Take): Promise<void> {
  const page = await slowPage(context, Number(values.slow));
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
  const page = await slowPage(context, Number(values.slow));
  take('shelf: opened', await timeOfLoad(page, `${url}/shelf`, entry));
  await page.waitForLoadState('networkidle');
  const search = 'input[type=search][placeholder*="this list"]';
  const moved = { shown: '[data-place="1"] [data-handle]:focus' };
  take(
    'shelf: a question moved by key',
    await timeOfDeed(page, '[data-handle]', { key: 'ArrowDown' }, moved),
  );
  take(
    'shelf: a question opened',
    await timeOfDeed(page, `${entry} [aria-expanded]`, 'press', { shown: `${entry} fieldset` }),
  );
  take('shelf: a first letter searched', await timeOfDeed(page, search, { type: 'e' }, { gone: entry }));
  take('shelf: a word searched', await timeOfDeed(page, search, { type: 'zzz' }, { gone: 'ol > li' }));
  take('shelf: all shown again', await timeOfDeed(page, search, { type: '' }, { shown: entry }));
  take('shelf: by subject', await timeOfDeed(page, 'select', { choose: 'subject' }, { gone: entry }));
  take('shelf: by hand', await timeOfDeed(page, 'select', { choose: 'hand' }, { shown: entry }));
  const notes = 'nav[aria-label=Lists] li:last-child button';
  take('shelf: notes and highlights', await timeOfDeed(page, notes, 'press', { shown: 'blockquote' }));
  const inNotes = 'input[type=search][placeholder*="notes"]';
  take(
    'shelf: a word searched in notes',
    await timeOfDeed(page, inNotes, { type: 'zzz' }, { gone: 'blockquote' }),
  );
  await page.close();
}

async function measurePages(context: BrowserContext, url: string, take: Take): Promise<void> {
  const page = await slowPage(context, Number(values.slow));
  const question = (await questionsOf(url))[0]?.path.split('/') ?? [];
  const address = `${url}/learn/${question[0]}`;
  take(
    'question: what is kept of it',
    await timeOfLoad(page, `${address}/questions/${question[1]}`, '.study'),
  );
  const saved = 'button[data-saved]';
  take('question: taken off the shelf', await timeOfDeed(page, saved, 'press', { gone: saved }));
  take('question: saved again', await timeOfDeed(page, 'button[data-tool=save]', 'press', { shown: saved }));
  take('list of a subject: what is saved', await timeOfLoad(page, address, saved));
  await page.close();
}

async function measureReview(context: BrowserContext, url: string, take: Take): Promise<void> {
  const page = await slowPage(context, Number(values.slow));
  take('review: first words', await timeOfLoad(page, `${url}/review`, 'h1 + p'));
  take('review: opened whole', await timeOfLoad(page, `${url}/review`, 'svg[role=img]'));
  await page.close();
}
