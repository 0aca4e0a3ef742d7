import { expect, type Page, test } from '../support/test';

const question = '/learn/psychology/questions/why-do-we-forget';
const script = '**/_next/static/islands-*.js';

/** Holds the page's script back until it is let go. */
async function holdScript(page: Page): Promise<() => void> {
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(script, async (route) => {
    await isLetGo;
    await route.continue();
  });
  return () => letGo();
}

test('what is written before the script arrives stays, and is answered', async ({ page }) => {
  for (const path of ['/', question]) {
    const letGo = await holdScript(page);
    await page.goto(path, { waitUntil: 'commit' });
    const box = page.getByRole('combobox').first();
    await box.pressSequentially('memo');
    letGo();
    await expect(page.getByRole('option').first()).toContainText(/memor/i);
    await expect(box).toHaveValue('memo');
    await box.press('r');
    await expect(box).toHaveValue('memor');
    await page.unroute(script);
  }
});

test('what was written and left before the script arrives stays, and is searched for', async ({ page }) => {
  const letGo = await holdScript(page);
  await page.goto(question, { waitUntil: 'commit' });
  const box = page.getByRole('combobox').first();
  await box.fill('memory');
  await page.getByRole('heading', { level: 1 }).click();
  letGo();
  await page.getByRole('button', { name: /^Colors/ }).click();
  await expect(box).toHaveValue('memory');
  await box.click();
  await expect(page.getByRole('option').first()).toContainText(/memor/i);
});

test('the search is made ready once its box has the focus, before anything is written', async ({ page }) => {
  const letGo = await holdScript(page);
  const manifest = page.waitForRequest('**/search-data/**');
  await page.goto(question, { waitUntil: 'commit' });
  await page.getByRole('combobox').first().focus();
  letGo();
  await manifest;
});

test('every class of an island has rules in the page, whatever it shows', async ({ page, isMobile }) => {
  await page.goto(`${question}?h=memory`);
  await expect(page.getByText('The words of your search are marked.')).toBeVisible();
  await page.getByRole('button', { name: /^Colors/ }).click();
  await page.getByRole('combobox').first().fill('memory of a computr');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await classesWithoutRules(page)).toEqual([]);
  if (isMobile) return;
  // Once, for the list, which else lies over what is clicked.
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await classesWithoutRules(page)).toEqual([]);
});

test('what shows once a reader acts waits for its rules, and does without where they are not to be had', async ({
  page,
}) => {
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const lateSheet = '**/_next/static/late-*.css';
  await page.route(lateSheet, async (route) => {
    await isLetGo;
    await route.continue();
  });
  await page.goto(question);
  const box = page.getByRole('combobox').first();
  const found = page.waitForResponse('**/search-data/**');
  const asked = page.waitForRequest(lateSheet);
  await box.click();
  await box.fill('memory');
  await Promise.all([asked, found]);
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  letGo();
  await expect(page.getByRole('option').first()).toContainText(/memor/i);
  expect(await classesWithoutRules(page)).toEqual([]);
  await page.unroute(lateSheet);
  await page.route(lateSheet, (route) => route.abort());
  await page.goto('/about');
  await box.click();
  await box.fill('memory');
  await expect(page.getByRole('option').first()).toContainText(/memor/i);
});

function classesWithoutRules(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const text = rules.map(({ cssText }) => cssText).join('\n');
    const classes = [...document.querySelectorAll('stoa-island [class]')].flatMap((one) => [
      ...one.classList,
    ]);
    return [...new Set(classes)].filter((name) => !text.includes(`.${CSS.escape(name)}`));
  });
}

test('the theme goes round, is kept, and is shown by its button on the next page', async ({ page }) => {
  await page.goto(question);
  const button = page.getByRole('button', { name: /^Colors/ });
  await button.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(button).toHaveAttribute('title', 'Colors: light');
  await page.goto('/');
  await expect(button).toHaveAttribute('title', 'Colors: light');
  await expect(button.locator('path')).toHaveCount(0);
  await button.click();
  await button.click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(button.locator('path')).toHaveCount(1);
});

test('an answer is set larger than the page, with the line height of answers', async ({ page }) => {
  await page.goto(question);
  const [root, size, height] = await page
    .locator('.prose')
    .first()
    .evaluate((prose) => {
      const { fontSize, lineHeight } = getComputedStyle(prose);
      return [getComputedStyle(document.documentElement).fontSize, fontSize, lineHeight].map(
        Number.parseFloat,
      );
    });
  expect((size ?? 0) / (root ?? 0)).toBeCloseTo(1.125, 2);
  expect((height ?? 0) / (size ?? 0)).toBeCloseTo(1.62, 2);
});
