import { expect, type Page, test } from '../support/test';

/** What the search needs comes as late as over a poor network. */
async function beSlow(page: Page): Promise<void> {
  await page.route('**/search-data/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue().catch(() => {});
  });
}

test('what was found for earlier words is never said of those typed since', async ({ page }) => {
  await page.goto('/search', { waitUntil: 'networkidle' });
  const input = page.getByRole('main').getByRole('searchbox');
  await input.fill('zzyzx');
  await expect(page.getByRole('heading', { name: 'Nothing found for “zzyzx”' })).toBeVisible();
  await beSlow(page);
  await input.fill('memory');
  const said: string[] = [];
  for (let i = 0; i < 8; i++) {
    await page.waitForTimeout(250);
    said.push(...(await page.getByRole('heading').allTextContents()));
    said.push(...(await page.getByRole('status').allTextContents()));
  }
  expect(said.filter((text) => /(?:Nothing|No results).*memory/.test(text))).toEqual([]);
  await expect(page.getByRole('main').getByText('Searching …').first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(/memor/i);
  await expect(page.getByText('Searching …').locator('visible=true')).toHaveCount(0);
});

test('under the box of a page, too, earlier words keep their answer, and a slow search says that it goes on', async ({
  page,
}) => {
  await page.goto('/about', { waitUntil: 'networkidle' });
  const box = page.getByRole('combobox').first();
  await box.click();
  await box.fill('zzyzx');
  await expect(page.getByText('Nothing was found for “zzyzx”')).toBeVisible();
  await beSlow(page);
  await box.fill('memory');
  await page.waitForTimeout(500);
  await expect(page.getByText('Nothing was found for “memory”')).toHaveCount(0);
  await expect(page.getByText('Searching …').first()).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText(/memor/i);
});

test('a first search that is slow is not met with silence', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  await beSlow(page);
  await page.locator('main input[name=q]').first().fill('memory');
  await expect(page.getByText('Searching …').first()).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText(/memor/i);
});
