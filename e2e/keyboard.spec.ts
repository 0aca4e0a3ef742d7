import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test.skip(({ isMobile }) => isMobile, 'a phone has no keys');

test('Shift+? shows the keys, Escape closes them, and the focus is where it was', async ({ page }) => {
  await page.goto('/learn');
  const link = page.getByRole('main').getByRole('link').nth(2);
  await link.focus();
  await page.keyboard.press('Shift+?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(help).toBeVisible();
  await expect(help).toContainText('brings the cursor to the search box');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('Shift+?');
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(help).toBeHidden();
});

test('Shift+? is a question mark where one is typed, and nothing where single keys are off', async ({
  page,
}) => {
  await page.goto('/');
  const box = page.getByRole('combobox').first();
  await box.focus();
  await page.keyboard.type('why?');
  await expect(box).toHaveValue('why?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto('/about');
  await page.getByRole('checkbox').uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('checkbox').check();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the keys are also told without scripts', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Keyboard' }).click();
  await expect(page.getByRole('heading', { name: 'Keyboard' })).toBeInViewport();
  await page.close();
});
