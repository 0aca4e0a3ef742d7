import { readFile } from 'node:fs/promises';
import {
  entries,
  importRecords,
  panel,
  question,
  savedRecord,
  saveFromList,
  title,
  toolSave,
} from '../support/shelf';
import { expect, type Page, test } from '../support/test';

test('two tabs see what the other does, and lose nothing', async ({ page, context }) => {
  await page.goto('/shelf');
  const other = await context.newPage();
  await other.goto(question);
  await toolSave(other).click();
  await expect(entries(page)).toHaveText([title]);
  await page.getByRole('button', { name: `Edit “${title}”` }).click();
  await Promise.all([
    page.getByLabel('I understand this').check(),
    panel(other).getByLabel('Your note').fill('from the other tab'),
  ]);
  await expect(panel(other).getByLabel('I understand this')).toBeChecked();
  await expect(page.getByLabel('Your note')).toHaveValue('from the other tab');
});

test('a list is handed over by a link that is seen before it is kept', async ({ page, browser, baseURL }) => {
  const titles = await saveFromList(page, 3);
  await page.goto('/shelf');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this list' }).inputValue();
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  const receiver = await context.newPage();
  const asked: string[] = [];
  receiver.on('request', (request) => asked.push(request.url()));
  await receiver.goto(link);
  const shared = receiver.getByRole('region', { name: /Shared with you/ });
  await expect(shared.getByRole('listitem')).toHaveText(titles);
  expect(asked.filter((url) => url.includes('list='))).toEqual([]);
  await shared.getByRole('button', { name: 'Keep as a list of its own' }).click();
  await expect(entries(receiver)).toHaveText(titles);
  await expect(receiver.getByRole('navigation', { name: 'Lists' }).getByRole('button')).toHaveCount(4);
  await receiver.goto('/shelf#list=1damaged');
  await expect(receiver.getByText(/This link is damaged/)).toBeVisible();
  await context.close();
});

test('fifty questions fit in a link and its code, and stand in their order before they are kept', async ({
  page,
  request,
}) => {
  const records: ReturnType<typeof savedRecord>[] = [];
  for (const subject of ['biology', 'history', 'mathematics']) {
    const titles = await request.get(`/study-data/titles/${subject}/1-0.json`);
    for (const [slug, text] of await titles.json())
      records.push(savedRecord(`${subject}/${slug}`, text, `b${String(records.length).padStart(2, '0')}`));
  }
  const chosen = records.slice(0, 50);
  await page.goto('/shelf');
  await importRecords(page, chosen);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this list' }).inputValue();
  expect(link.length).toBeLessThanOrEqual(2_000);
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await page.goto('/about');
  await page.goto(link);
  const shared = page.getByRole('region', { name: /Shared with you/ }).getByRole('listitem');
  await expect(shared).toHaveCount(chosen.length);
  await page.goto('/shelf');
  await expect(page.getByRole('navigation', { name: 'Lists' }).getByRole('button')).toHaveCount(3);
});

test('a file carries everything to another browser, twice without doubling', async ({
  page,
  browser,
  baseURL,
}) => {
  const titles = await saveFromList(page, 2);
  await page.goto('/shelf');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to a file' }).click();
  const file = await (await download).path();
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  const receiver = await context.newPage();
  await receiver.goto('/shelf');
  for (let i = 0; i < 2; i++) {
    await receiver.locator('input[type=file]').setInputFiles(file);
    await expect(receiver.getByText(/records were merged/)).toBeVisible();
    await expect(entries(receiver)).toHaveText(titles);
  }
  const whole = await readFile(file, 'utf8');
  const damaged = {
    'cut.json': whole.slice(0, -20),
    'other.json': '{"format":"other"}',
    'newer.json': whole.replace('"version":1', '"version":9'),
    'hostile.json': whole.replace('"path":"biology/', '"path":"../'),
  };
  for (const [name, text] of Object.entries(damaged)) {
    await receiver
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(receiver.getByText(/This file (is|was)/)).toBeVisible();
    await expect(entries(receiver)).toHaveText(titles);
    await receiver.reload();
    await expect(entries(receiver)).toHaveText(titles);
  }
  await context.close();
});

test('titles that no longer stand on the site are said', async ({ page }) => {
  await page.goto('/shelf');
  await importRecords(page, [
    savedRecord('psychology/why-do-we-forget', 'An old title', 'a0'),
    savedRecord('psychology/gone', '<b>Gone</b>', 'a1'),
  ]);
  await expect(entries(page)).toHaveText([title]);
  await expect(page.getByText('was called “An old title”')).toBeVisible();
  await expect(page.getByText('<b>Gone</b>', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('no longer in this library')).toBeVisible();
});

/** A page shows a change at once; what is left while it is being written, the next page writes, be storage cleared or not. */
async function written(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !Object.keys(localStorage).some((key) => key.startsWith('stoa-study-pending-')),
  );
}

test('storage that was cleared is said, and a page that is open goes on', async ({ page }) => {
  await page.goto(question);
  await toolSave(page).click();
  await expect(toolSave(page)).toHaveText('Saved');
  await written(page);
  await page.goto('/about');
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('stoa-study').onsuccess = resolve;
      }),
  );
  await page.goto('/shelf');
  await expect(page.getByRole('alert')).toContainText('its storage was cleared');
  await page.goto(question);
  await toolSave(page).click();
  await expect(toolSave(page)).toHaveText('Saved');
});

test('a browser that keeps nothing says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await page.goto(question);
  await toolSave(page).click();
  await expect(panel(page)).toContainText('This browser keeps nothing for this site');
  await expect(toolSave(page)).toHaveText('Save');
  await page.goto('/shelf');
  await expect(page.getByRole('alert')).toContainText('This browser keeps nothing for this site');
});
