import { violationsOn } from '../support/axe';
import { expect, type Page, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'a phone has no keys');

/** Presses Shift+? until the page, once its scripts run, shows the keys. */
async function askForKeys(page: Page) {
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(async () => {
    await page.keyboard.press('Shift+?');
    await expect(help).toBeVisible({ timeout: 1000 });
  }).toPass();
  return help;
}

test('Shift+? shows the keys, Escape closes them, and the focus is where it was', async ({ page }) => {
  await page.goto('/learn');
  const link = page.getByRole('main').getByRole('link').nth(2);
  await link.focus();
  const help = await askForKeys(page);
  await expect(help).toContainText('brings the cursor to the search box');
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('Shift+?');
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(help).toBeHidden();
});

test('the keys asked for again while they close are shown', async ({ page }) => {
  await page.goto('/about');
  const help = await askForKeys(page);
  const open = await page.evaluate(async () => {
    const dialog = document.querySelector('dialog');
    const closed = new Promise((resolve) => dialog?.addEventListener('close', resolve));
    dialog?.close();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return document.querySelectorAll('dialog[open]').length;
  });
  expect(open).toBe(1);
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
