import { readFile } from 'node:fs/promises';
import { violationsOn } from './support/axe';
import { slash } from './support/sites';
import { expect, type Page, test } from './support/test';

const question = '/learn/psychology/questions/why-do-we-forget';
const title = 'Why do we forget?';

const panel = (page: Page) => page.getByRole('region', { name: 'On your shelf' });
const toolSave = (page: Page) => page.getByRole('button', { name: /^Saved?$/ });
const entries = (page: Page) => page.locator('ol li:has(button[aria-expanded]) a[href*="/questions/"]');

/** Saves the first questions of a subject's list; gives their titles. */
async function saveFromList(page: Page, count: number): Promise<readonly string[]> {
  await page.goto('/learn/biology');
  const titles: string[] = [];
  for (let i = 0; i < count; i++) {
    const row = page.locator('ol > li', { has: page.getByRole('button', { name: /^Save/ }) }).nth(i);
    titles.push((await row.getByRole('link').first().textContent()) ?? '');
    await row.getByRole('button', { name: /^Save “/ }).click();
    await expect(row.getByRole('button', { name: /^Saved: / })).toHaveText('Saved');
  }
  return titles;
}

/** Selects words of the answer, as a reader does. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('article .prose') as Element,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
    throw new Error(`not in the answer: ${wanted}`);
  }, words);
}

async function firstWords(page: Page): Promise<string> {
  const text = await page
    .locator('article .prose p')
    .first()
    .evaluate((paragraph) => paragraph.firstChild?.nodeValue ?? '');
  return text.trim().split(' ').slice(0, 3).join(' ');
}

test('a question is saved, found on the shelf, and taken off again', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(question, { waitUntil: 'networkidle' });
  expect(requests.filter((url) => url.includes('page-study'))).toEqual([]);
  await toolSave(page).click();
  await expect(toolSave(page)).toHaveText('Saved');
  await expect(panel(page).getByRole('checkbox', { name: 'Saved' })).toBeChecked();
  await expect(panel(page)).toContainText('Kept on this device alone');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Shelf' }).click();
  await expect(page).toHaveURL(new RegExp(`/shelf${slash}$`));
  await expect(entries(page)).toHaveText([title]);
  await page.getByRole('button', { name: `Remove “${title}”` }).click();
  await expect(entries(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entries(page)).toHaveText([title]);
  await page.goto(question);
  await expect(toolSave(page)).toHaveText('Saved');
  await toolSave(page).click();
  await expect(toolSave(page)).toHaveText('Save');
});

test('questions are saved from a list and from results', async ({ page }) => {
  const titles = await saveFromList(page, 2);
  await page.goto('/search?q=memory');
  const save = page
    .getByRole('main')
    .getByRole('button', { name: /^Save “/ })
    .first();
  await save.click();
  await expect(page.getByRole('button', { name: /^Saved: / }).first()).toBeVisible();
  await page.goto('/shelf');
  await expect(entries(page)).toHaveCount(3);
  expect((await entries(page).allTextContents()).slice(0, 2)).toEqual(titles);
});

test('lists are made, named, filled and deleted', async ({ page }) => {
  await page.goto(question);
  await toolSave(page).click();
  await panel(page).getByRole('button', { name: 'New list…' }).click();
  await page.keyboard.type('For Friday');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('checkbox', { name: 'For Friday' })).toBeChecked();
  await page.goto('/shelf');
  const lists = page.getByRole('navigation', { name: 'Lists' });
  await lists.getByRole('button', { name: /For Friday/ }).click();
  await expect(entries(page)).toHaveText([title]);
  await page.getByRole('button', { name: 'Rename' }).first().click();
  await page.getByRole('textbox', { name: 'Name of this list' }).fill('For Monday');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'For Monday' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(lists.getByRole('button', { name: /For Monday/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await lists.getByRole('button', { name: /For Monday/ }).click();
  await expect(entries(page)).toHaveText([title]);
});

test('a list is put in order by keys and by dragging, and searched', async ({ page, isMobile }) => {
  const [a = '', b = '', c = ''] = await saveFromList(page, 3);
  await page.goto('/shelf');
  await expect(entries(page)).toHaveText([a, b, c]);
  const handles = page.getByRole('button', { name: /^Move “/ });
  await handles.nth(0).focus();
  await page.keyboard.press('ArrowDown');
  await expect(entries(page)).toHaveText([b, a, c]);
  await expect(handles.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(entries(page)).toHaveText([b, c, a]);
  await expect(page.getByText(`“${a}” is now 3 of 3`)).toBeAttached();
  if (!isMobile) {
    await handles.nth(2).scrollIntoViewIfNeeded();
    const from = await handles.nth(2).boundingBox();
    const to = await handles.nth(0).boundingBox();
    await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 8, { steps: 8 });
    await page.mouse.up();
    await expect(entries(page)).toHaveText([a, b, c]);
  }
  await page.reload();
  await expect(entries(page)).toHaveText(isMobile ? [b, c, a] : [a, b, c]);
  await page.getByRole('searchbox', { name: 'Search in this list' }).fill(b.slice(0, -1));
  await expect(entries(page)).toHaveText([b]);
});

test('a note and a tick are kept, and a list says how much of it is understood', async ({ page }) => {
  await page.goto(question);
  await toolSave(page).click();
  await panel(page).getByLabel('Your note').fill('Ebbinghaus: the curve');
  await panel(page).getByLabel('I understand this').check();
  await page.goto('/shelf');
  await expect(page.getByText('1 of 1 understood').or(page.getByText('All 1 understood'))).toBeVisible();
  await expect(page.getByText('Ebbinghaus: the curve')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search in this list' }).fill('ebbinghaus');
  await expect(entries(page)).toHaveText([title]);
});

test('a passage is highlighted, written beside, and found again on the next visit', async ({ page }) => {
  await page.goto(question);
  const words = await firstWords(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
  const quote = panel(page).getByRole('blockquote');
  await expect(quote).toHaveText(words);
  await panel(page).getByRole('button', { name: 'Write beside it' }).click();
  await page.keyboard.type('mind this');
  await page.reload();
  await expect(quote).toHaveText(words);
  await expect(panel(page).getByLabel('What you wrote beside this passage')).toHaveValue('mind this');
  expect(await paintedTexts(page)).toEqual([words]);
  await page.goto('/shelf');
  await page.getByRole('button', { name: 'Notes and highlights' }).click();
  await expect(page.getByRole('blockquote')).toHaveText(words);
});

test('a passage is found again in an answer that was edited, and kept where it is gone', async ({ page }) => {
  await page.goto(question);
  const words = await firstWords(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
  await expect(panel(page).getByRole('blockquote')).toHaveText(words);
  let edit = (html: string) => html.replace('<p>', '<p>It was not always known. ');
  await page.route(`**${question}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: edit(await answer.text()) });
  });
  await page.reload();
  await expect.poll(() => paintedTexts(page)).toEqual([words]);
  edit = (html) => html.replace(/<p>.*?<\/p>/gs, '<p>Another text.</p>').replace(/<li>.*?<\/li>/gs, '');
  await page.reload();
  await expect(panel(page)).toContainText('these words are no longer in it');
  await expect(panel(page).getByRole('blockquote')).toHaveText(words);
});

test('a browser that cannot paint shows highlights as marks', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(CSS, 'highlights', { value: undefined });
    delete (CSS as { highlights?: unknown }).highlights;
  });
  await page.goto(question);
  const words = await firstWords(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
  await expect(panel(page).getByRole('blockquote')).toHaveText(words);
  if (await page.evaluate(() => 'highlights' in CSS)) expect(await paintedTexts(page)).toEqual([words]);
  else await expect(page.locator('mark.study-mark')).toHaveText([words]);
});

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
  const saved = (path: string, text: string, order: string) => ({
    id: `saved/${path}`,
    list: 'saved',
    path,
    title: text,
    order,
    savedMs: 1,
    updatedMs: 1,
  });
  const records = [
    saved('psychology/why-do-we-forget', 'An old title', 'a0'),
    saved('psychology/gone', '<b>Gone</b>', 'a1'),
  ];
  await page.goto('/shelf');
  await page.locator('input[type=file]').setInputFiles({
    name: 'shelf.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'stoa-study', version: 1, saved: records })),
  });
  await expect(entries(page)).toHaveText([title]);
  await expect(page.getByText('was called “An old title”')).toBeVisible();
  await expect(page.getByText('<b>Gone</b>', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('no longer in this library')).toBeVisible();
});

test('storage that was cleared is said, and a page that is open goes on', async ({ page }) => {
  await page.goto(question);
  await toolSave(page).click();
  await expect(toolSave(page)).toHaveText('Saved');
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

test('a path of a subject says how much of it is understood', async ({ page }) => {
  await page.goto('/learn/biology');
  const path = page.locator('[data-path]').first();
  await path.getByRole('link').first().click();
  await toolSave(page).click();
  await panel(page).getByLabel('I understand this').check();
  await page.goto('/learn/biology');
  await expect(path.getByText(/^1 of \d+ understood$/)).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the shelf says what it needs', async ({ page }) => {
    await page.goto('/shelf');
    await expect(page.getByText('needs scripts, which do not run')).toBeVisible();
    await page.goto(question);
    await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('axe finds nothing on a shelf in use', async ({ page }) => {
      await saveFromList(page, 3);
      await page.goto(question);
      await toolSave(page).click();
      await panel(page).getByLabel('Your note').fill('a note');
      await select(page, await firstWords(page));
      await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
      await expect(panel(page).getByRole('blockquote')).toBeVisible();
      expect(await violationsOn(page)).toEqual([]);
      await page.goto('/shelf');
      await page.getByRole('button', { name: /^Edit/ }).first().click();
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Notes and highlights' }).click();
      expect(await violationsOn(page)).toEqual([]);
    });
  });

/** The words that are painted as highlights of the reader's. */
function paintedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(CSS.highlights.get('kept') ?? [])].map((range) => range.toString()));
}
