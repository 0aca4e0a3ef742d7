import { violationsOn } from '../support/axe';
import { expect, test } from '../support/test';

test.describe.configure({ mode: 'default' });

const sheet =
  '/sheet?questions=mathematics/what-is-bayes-theorem-and-how-do-you-use-it+psychology/why-do-we-forget';

test('a path becomes a sheet in each form, without scripts too', { tag: '@server' }, async ({
  browser,
  baseURL,
  isMobile,
}) => {
  test.skip(isMobile, 'the same at any size');
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await page.goto('/learn/psychology');
  await page.getByRole('link', { name: 'Print a sheet' }).first().click();
  await expect(page).toHaveURL('/sheet?subject=psychology&path=0');
  await expect(page.locator('.prose').first()).toBeVisible();
  await page.getByLabel('Questions with lines to write on').check();
  await page.getByRole('button', { name: 'Show it so' }).click();
  await expect(page).toHaveURL('/sheet?subject=psychology&path=0&form=lines');
  await expect(page.locator('.prose')).toHaveCount(0);
  await page.getByLabel('First sentences, in two columns').check();
  await page.getByRole('button', { name: 'Show it so' }).click();
  await expect(page.locator('main ol li p').first()).toHaveText(/\.$/);
  await page.close();
});

test('answers that stand on one sheet keep their ids apart', { tag: '@server' }, async ({ page }) => {
  for (const form of ['answers', 'end']) {
    await page.goto(`${sheet}&form=${form}`);
    await expect(page.locator('.prose')).toHaveCount(2);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(await violationsOn(page)).toEqual([]);
  }
});

test('what is not there has no sheet', { tag: '@server' }, async ({ request, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  for (const query of ['', '?topic=none', '?subject=psychology&path=99', '?questions=none/none'])
    expect([query, (await request.get(`/sheet${query}`)).status()]).toEqual([query, 404]);
  expect((await request.get('/sheet?topic=probability')).headers()['cache-control']).toBe('no-store');
});

test('on paper nothing that may not be parted is parted', { tag: '@server' }, async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  await page.emulateMedia({ media: 'print' });
  await page.goto(sheet);
  const parted = await page
    .locator('.prose :is(pre, tr, .katex, .formula-scroll)')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length);
  expect(parted).toBe(0);
  await expect(page.getByRole('button', { name: 'Show it so' })).toBeHidden();
  const cited = page.getByText(/each with its own page/);
  await expect(cited).toBeVisible();
  // What browsers repeat at the foot of each page of a table.
  const foot = await cited.evaluate(({ parentElement }) => {
    const { display, breakInside } = getComputedStyle(parentElement as Element);
    return [display, breakInside, getComputedStyle(parentElement?.parentElement as Element).display];
  });
  expect(foot).toEqual(['table-footer-group', 'avoid', 'table']);
});
