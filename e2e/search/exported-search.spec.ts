import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@/test-support/port-of';
import { runExport } from '../run-export';
import { type StaticSite, serveFolder } from '../static-server';
import { isExport, librarySite } from '../support/sites';
import { expect, test } from '../support/test';

test.skip(isExport, 'this export is made by the test itself');
test.skip(({ isMobile }) => isMobile, 'the files are the same for a phone');
test.describe.configure({ mode: 'default' });

let folder: string;
let site: StaticSite;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-export-'));
  const port = await freePort();
  const out = path.join(folder, 'site');
  const url = `http://localhost:${port}`;
  const args = ['--content', 'e2e/library', '--out', out, '--url', url, '--small', '--no-compress'];
  const { code, output } = await runExport(args);
  expect(code, output).toBe(0);
  site = await serveFolder(out, port);
});

test.afterAll(async () => {
  await site?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('searching explains itself without scripts, where there is no server', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/search?q=trust`);
  await expect(page.getByText('needs scripts, which do not run')).toBeVisible();
  await page.getByRole('link', { name: 'by subject' }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /physics/i })
    .first()
    .click();
  await page
    .getByRole('link', { name: /gradient/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('gradient');
  await context.close();
  expect(await (await request.get(`${librarySite}/search`)).text()).not.toContain('needs scripts');
});

test('a search opened by its address holds the guide back until it is answered', async ({ page }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/search-data/**', async (route) => {
    await held;
    await route.continue();
  });
  const guide = page.getByText('A few words find a question');
  await page.goto(`${site.url}/search/?q=neighbours+trust`, { waitUntil: 'domcontentloaded' });
  await expect(page.getByText('Searching …').first()).toBeVisible();
  await expect(guide).toBeHidden();
  answer();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('neighbours build trust');
  await page.getByRole('searchbox').fill('');
  await expect(guide).toBeVisible();
  await page.goto(`${site.url}/search/?q=+`);
  await expect(guide).toBeVisible();
});

test('where a script does not arrive, searching explains itself as it does without scripts', async ({
  page,
}) => {
  await page.route('**/_next/static/chunks/*.js', (route) => route.abort());
  await page.goto(`${site.url}/search/?q=trust`);
  await expect(page.getByText('needs scripts, which do not run')).toBeVisible();
  await expect(page.getByText('A few words find a question')).toBeVisible();
  await expect(page.getByText('Searching …').locator('visible=true')).toHaveCount(0);
});
