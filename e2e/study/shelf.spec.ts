import { violationsOn } from '../support/axe';
import { holdRequests } from '../support/held-requests';
import {
  entries,
  firstWords,
  panel,
  question,
  saveFromList,
  select,
  title,
  toolSave,
} from '../support/shelf';
import { slash } from '../support/sites';
import { expect, test } from '../support/test';

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

test('a button that still says Save takes nothing off the shelf', async ({ page }) => {
  const [first = ''] = await saveFromList(page, 1);
  const release = await holdRequests(page, /page-study/);
  await page.goto('/learn/biology');
  await page.getByRole('button', { name: `Save “${first}”` }).click();
  release();
  await expect(page.getByRole('button', { name: `Saved: “${first}”` })).toBeVisible();
  await page.goto('/shelf');
  await expect(entries(page)).toHaveText([first]);
});

test('what a list holds is saved after it was narrowed too', async ({ page }) => {
  const [first = ''] = await saveFromList(page, 1);
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('cell');
  await expect(page).toHaveURL(/filter=cell/);
  const save = page.getByRole('button', { name: /^Save “/ }).first();
  const wanted = (await save.getAttribute('aria-label'))?.slice('Save “'.length, -1) ?? '';
  await save.click();
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('');
  await expect(page).not.toHaveURL(/filter=/);
  for (const name of [first, wanted])
    await expect(page.getByRole('button', { name: `Saved: “${name}”` })).toBeVisible();
});

test('the browser is asked once to keep what is saved, and what that means is said', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.persist = async () => {
      sessionStorage.asked = Number(sessionStorage.asked ?? 0) + 1;
      return true;
    };
    navigator.storage.persisted = async () => false;
  });
  await page.goto(question);
  await toolSave(page).click();
  await expect(panel(page)).toContainText('until you clear this site’s data');
  await toolSave(page).click();
  await expect(toolSave(page)).toHaveText('Save');
  await toolSave(page).click();
  await expect(panel(page)).toContainText('The browser may clear it if room runs short');
  expect(await page.evaluate(() => sessionStorage.asked)).toBe('1');
});

test('lists are made, named, filled and deleted', async ({ page }) => {
  await page.goto(question);
  await toolSave(page).click();
  await panel(page).getByRole('button', { name: 'New list…' }).click();
  await expect(panel(page).getByRole('textbox', { name: 'Name of the new list' })).toBeFocused();
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

test('a path of a subject says how much of it is understood', async ({ page, isMobile }) => {
  const unfold = () => (isMobile ? page.locator('summary', { hasText: 'Paths' }).click() : undefined);
  await page.goto('/learn/biology');
  await unfold();
  const path = page.locator('[data-path]').first();
  await path.getByRole('link').first().click();
  await toolSave(page).click();
  await panel(page).getByLabel('I understand this').check();
  await page.goto('/learn/biology');
  await unfold();
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
