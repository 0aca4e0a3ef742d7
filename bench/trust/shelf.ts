import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildShareFragment } from '@/lib/study/transfer/share-link';
import { hostileInputs } from './hostile/hostile-inputs';
import { hostileFile, refusedFiles, refusedLinks } from './hostile/hostile-shelves';
import { openWatched, type WatchedBrowser } from './sentinel';
import { serveTarget } from './serve-target';
import { type TrustGroup, type TrustRow, tryAll } from './trust-group';

const inputsInFile = 25;
const linksInPage = 50;
const largeBytes = 100_000_000;

/** What others hand a reader: files and links for the shelf. They are shown as text, or refused whole with a reason. */
export const shelf: TrustGroup = {
  name: 'shelf',
  leftOut: {},
  async run({ isQuick, target, report }) {
    // The end-to-end tests try some of each.
    if (isQuick) return [];
    report('serving the bundled library');
    const site = await serveTarget(target, 'content');
    // One tab: all of them would share what is kept.
    const browser = await openWatched(site.url, 1);
    try {
      return await tryShelf(browser);
    } finally {
      await browser.close();
      await site.stop();
    }
  },
};

async function tryShelf(browser: WatchedBrowser): Promise<readonly TrustRow[]> {
  const inputs = hostileInputs();
  const batches = Array.from({ length: Math.ceil(inputs.length / inputsInFile) }, (_, i) =>
    inputs.slice(i * inputsInFile, (i + 1) * inputsInFile),
  );
  return [
    await tryAll(
      'files of hostile titles, notes, passages and names of lists: shown as text',
      batches,
      (batch) => browser.visit('/shelf', (page) => showFile(page, batch)),
    ),
    await tryLinks(browser, inputs),
    await tryAll('links that are damaged or lead astray: refused with a reason', refusedLinks(), (fragment) =>
      browser.visit(`/about?${encodeURIComponent(fragment.slice(0, 20))}`, async (page) => {
        await page.goto(`/shelf#${fragment}`);
        await page.getByText(/This link is/).waitFor();
      }),
    ),
    await tryRefused(browser),
  ];
}

async function importFile(page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.locator('input[type=file]').setInputFiles(file);
}

/** Takes in a file on an empty shelf, and looks at all of it. */
async function showFile(page: Page, inputs: readonly string[]): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('stoa-study').onsuccess = resolve;
      }),
  );
  await page.reload();
  await importFile(page, json('hostile.json', hostileFile(inputs)));
  await page.getByText('records were merged').waitFor();
  const lists = page.getByRole('navigation', { name: 'Lists' }).getByRole('button');
  for (let i = 0; i < (await lists.count()); i++) await lists.nth(i).click();
  await lists.filter({ hasText: 'Notes and highlights' }).click();
  await page.getByRole('blockquote').first().waitFor();
}

/** Many links a page, which follows its address; where something acted, each of them by itself. */
async function tryLinks(browser: WatchedBrowser, names: readonly string[]): Promise<TrustRow> {
  const failures: string[] = [];
  for (let at = 0; at < names.length; at += linksInPage) {
    const some = names.slice(at, at + linksInPage);
    const fault = await openLinks(browser, some);
    if (fault === undefined) continue;
    const alone = await tryAll('each', some, (name) => openLinks(browser, [name]));
    failures.push(...(alone.failures.length > 0 ? alone.failures : [fault]));
  }
  const [tried, held] = [names.length, names.length - failures.length];
  return { name: 'links of hostile names: seen as text', tried, held, failures };
}

function openLinks(browser: WatchedBrowser, names: readonly string[]): Promise<string | undefined> {
  return browser
    .visit('/shelf', async (page, look) => {
      const shared = page.getByRole('button', { name: 'Keep as a list of its own' });
      for (const name of names) {
        const fragment = await buildShareFragment({ name, paths: ['psychology/why-do-we-forget'] });
        await page.evaluate((hash) => {
          location.hash = hash;
        }, fragment);
        await shared.waitFor();
        await look();
        await page.evaluate(() => {
          location.hash = '';
        });
        await shared.waitFor({ state: 'detached' });
      }
    })
    .catch(String);
}

/** What is refused changes nothing: the one question of the shelf stays the only one. */
async function tryRefused(browser: WatchedBrowser): Promise<TrustRow> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-shelf-'));
  const large = path.join(folder, 'large.json');
  await writeFile(large, Buffer.alloc(largeBytes, ' '));
  const files = [...refusedFiles().map((text) => json('refused.json', text)), large];
  try {
    return await tryAll(
      'files that are damaged, newer, or of 100 MB: refused, and nothing is changed',
      files,
      (file) =>
        browser.visit('/shelf', async (page) => {
          const lists = page.locator('nav[aria-label="Lists"]:not([inert])');
          const before = await lists.textContent();
          await importFile(page, file);
          await page.getByText(/This file (is|was|has|does)/).waitFor();
          await page.reload();
          if ((await lists.textContent()) !== before) throw new Error('the shelf is another');
        }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function json(name: string, text: string) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}
