import { expect, test } from '../support/test';

test.use({ javaScriptEnabled: false });

test('searching, narrowing and reading work without scripts', { tag: '@server' }, async ({ page }) => {
  await page.goto('/');
  const box = page.locator('main input[name=q]').first();
  await box.fill('elasticity');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=elasticity/);
  const first = page.getByRole('main').getByRole('article').first();
  await expect(first).toContainText('price elasticity of demand');
  await first.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/price elasticity/);
  await expect(page.locator('math').first()).toBeAttached();
});

test('subjects are walked page by page without scripts', async ({ page }) => {
  await page.goto('/learn');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Mathematics/ })
    .first()
    .click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /complete the square/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How do you complete the square?');
});

test('an unknown address is helped without scripts', { tag: '@server' }, async ({ page }) => {
  for (const path of ['/learn/mathematics/questions/completing-square', '/learn/mathematics/page/99']) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
  }
  await page.goto('/learn/mathematics/questions/completing-square');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('complete the square');
});
