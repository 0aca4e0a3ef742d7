import { isExport } from '../support/sites';
import { expect, type Page, test } from '../support/test';

const main = (page: Page) => page.getByRole('main');
const hits = (page: Page) => main(page).getByRole('article');
const search = (page: Page, query: string) => page.goto(`/search?${new URLSearchParams({ q: query })}`);

test('a query of small words is searched for as it is, and put right as one', async ({ page }) => {
  for (const query of ['what is', 'What is?', 'why not', 'the who']) {
    await search(page, query);
    await expect(hits(page).first(), query).toBeVisible();
    await expect(page.getByText(/Showing results for|does not hold|No question holds|Missing/)).toHaveCount(
      0,
    );
  }
  await search(page, 'waht is');
  await expect(main(page)).toContainText('Showing results for what is');
  await expect(hits(page).first()).toBeVisible();
});

test('nothing is called missing that was not looked for', async ({ page }) => {
  await search(page, 'may');
  await expect(main(page)).toContainText('as common as these');
  await expect(main(page)).not.toContainText('does not hold');
  await search(page, 'vitamin C');
  await expect(main(page)).toContainText('The library does not hold: vitamin');
});

test('what names no word to search for is told so, and led on', async ({ page }) => {
  await search(page, '-enzyme');
  await expect(main(page)).toContainText('add a word to search for');
  await search(page, 'subject:biology');
  await main(page).getByRole('link', { name: 'Look through Biology' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Biology');
});

test('a page beyond the last leads back to it', async ({ page }) => {
  for (const number of [40, 99_999]) {
    await page.goto(`/search?q=mitosis&page=${number}`);
    await main(page)
      .getByRole('link', { name: /is the last|on one page/ })
      .click();
    await expect(hits(page).first()).toBeVisible();
  }
});

test('pages end where close matches end, and go on from what is folded away', async ({ page }) => {
  await search(page, 'difference');
  const next = main(page).getByRole('link', { name: /→$/ });
  await expect(main(page)).toContainText(/page 1 of \d/);
  while (
    !(await main(page)
      .getByText(/^Show \d+ more/)
      .isVisible())
  )
    await turn(page);
  await expect(next).toBeHidden();
  await main(page)
    .getByText(/^Show \d+ more/)
    .click();
  await expect(next).toHaveText('More that hold some of your words →');
  await next.click();
  await expect(hits(page).first()).toBeVisible();
  await expect(next).toHaveText('More results →');
});

async function turn(page: Page) {
  const before = page.url();
  await main(page).getByRole('link', { name: 'More close matches →' }).click();
  await page.waitForURL((url) => url.href !== before);
  await expect(hits(page).first()).toBeVisible();
}

test('a window is called by what is searched for in it', async ({ page }) => {
  await page.goto('/search');
  await main(page).getByRole('searchbox').pressSequentially('mitosis', { delay: 15 });
  await expect(page).toHaveTitle(/^mitosis · Search · Stoa$/);
  await page.goto('/search?q=difference&page=2');
  await expect(page).toHaveTitle(/^difference, page 2 · Search · Stoa$/);
});

test('back from a result, the list is where it was left', async ({ page }) => {
  await search(page, 'why do we forget');
  await main(page)
    .getByText(/^Show \d+ more/)
    .click();
  const last = hits(page).last();
  await last.scrollIntoViewIfNeeded();
  const left = await page.evaluate(() => window.scrollY);
  await last.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(last).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - left)).toBeLessThan(300);
});

test('back from a result of the box, its words and list are there again, on home too', async ({ page }) => {
  for (const path of ['/', '/learn/biology']) {
    await page.goto(path);
    const box = page.getByRole('combobox', { name: /search/i }).first();
    await box.click();
    await box.pressSequentially('bayes', { delay: 15 });
    await page.getByRole('option').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Bayes/);
    await page.goBack();
    await expect(box).toHaveValue('bayes');
    await expect(page.getByRole('option').first()).toContainText('Bayes');
  }
});

test('without a connection Enter leads nowhere else, and the words are asked again by themselves', async ({
  page,
}) => {
  await page.goto('/about', { waitUntil: 'networkidle' });
  const box = page.getByRole('combobox', { name: /search/i }).first();
  await box.focus();
  await page.context().setOffline(true);
  await box.pressSequentially('bayes', { delay: 15 });
  await expect(page.getByText('No connection.')).toBeVisible();
  await box.press('Enter');
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
  await expect(page).toHaveURL(/about/);
  await expect(box).toHaveValue('bayes');
  await page.context().setOffline(false);
  await expect(page.getByRole('option').first()).toContainText('Bayes');
});

test('a machine-written library says so where it is read, printed and cited', async ({ page }) => {
  const question = '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it';
  await page.goto(question);
  await main(page).getByRole('link', { name: 'Machine-written' }).click();
  const line = main(page).getByText('Machine-written.');
  await expect(line).toBeInViewport();
  await expect(main(page)).toContainText('no human expert has reviewed them');
  await page.emulateMedia({ media: 'print' });
  await expect(line).toBeVisible();
  if (isExport) return;
  await page.goto(`${question}/cite`);
  await expect(main(page)).toContainText('no human expert has reviewed them');
  await expect(page.getByRole('region', { name: 'RIS', exact: true })).toContainText('written by a machine');
});
