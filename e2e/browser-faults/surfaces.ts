import { expect, type Page } from '@playwright/test';

/** What a reader does, and must see in spite of a fault. */
export type Surface = (page: Page) => Promise<void>;

const words = 'bayes theorem';
const wanted = "What is Bayes' theorem";
const question = '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it';
const list = '/learn/physics';
/** Long enough for a busy machine: what fails is seen at once, what hangs after this. */
const patience = { timeout: 120_000 };

const boxOf = (page: Page) => page.getByRole('combobox', { name: /search/i }).first();
const fieldOf = (page: Page) => page.getByRole('main').getByRole('searchbox');
const firstResult = (page: Page) => page.getByRole('main').getByRole('article').first();

/** Suggestions under the box of any page come, whoever found them. */
export const suggestions: Surface = async (page) => {
  await page.goto('/about', { waitUntil: 'domcontentloaded' });
  await typeInto(page, boxOf(page));
  await expect(page.getByRole('option').first()).toContainText(wanted, patience);
};

/** Results come as one types on the search page. */
export const results: Surface = async (page) => {
  await page.goto('/search', { waitUntil: 'domcontentloaded' });
  await typeInto(page, fieldOf(page));
  await expect(firstResult(page)).toContainText(wanted, patience);
};

/** As one types, or on Enter where the page's own scripts were lost: one of the two answers. */
export const typedOrEntered: Surface = async (page) => {
  await page.goto('/about', { waitUntil: 'domcontentloaded' });
  await typeInto(page, boxOf(page));
  const isSuggested = await page
    .getByRole('option')
    .first()
    .waitFor({ timeout: 12_000 })
    .then(
      () => true,
      () => false,
    );
  if (isSuggested) return expect(page.getByRole('option').first()).toContainText(wanted);
  await expect(boxOf(page)).toHaveValue(words);
  await boxOf(page).press('Enter');
  await page.waitForURL(/\/search\?/, { ...patience, waitUntil: 'commit' });
  await expect(firstResult(page)).toContainText(wanted, patience);
};

/** Enter leads to results of the server, whatever of the scripts arrived. */
export const form: Surface = async (page) => {
  // A browser calls a page loaded once its scripts came or failed; who reads does not wait for that.
  await page.goto(question, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const box = page.locator('header input[name="q"]').first();
  await box.fill(words);
  await box.press('Enter');
  await page.waitForURL(/\/search\?/, { ...patience, waitUntil: 'commit' });
  await expect(firstResult(page)).toContainText(wanted, patience);
};

/** The words stay, a calm line says what happened, and nobody is told that there is nothing. */
export const told: Surface = async (page) => {
  await page.goto('/search', { waitUntil: 'domcontentloaded' });
  await typeInto(page, fieldOf(page));
  await expect(page.getByRole('heading', { name: 'This search could not be answered' })).toBeVisible(
    patience,
  );
  await expect(page.getByText(/Nothing found/)).toHaveCount(0);
  await expect(fieldOf(page)).toHaveValue(words);
  await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toHaveText(
    /connection|sign in|answered/,
    patience,
  );
};

/** Cut off while searching: told, and answered by itself once there is a connection again. */
export const backOnline: Surface = async (page) => {
  await page.goto('/search', { waitUntil: 'networkidle' });
  await page.context().setOffline(true);
  await typeInto(page, fieldOf(page));
  await expect(page.getByRole('heading', { name: 'This search could not be answered' })).toBeVisible(
    patience,
  );
  await expect(fieldOf(page)).toHaveValue(words);
  await page.context().setOffline(false);
  await expect(firstResult(page)).toContainText(wanted, patience);
};

/** The same under the box of a page. */
export const suggestionsBackOnline: Surface = async (page) => {
  await page.goto('/about', { waitUntil: 'networkidle' });
  await boxOf(page).focus();
  await page.context().setOffline(true);
  await typeInto(page, boxOf(page));
  await expect(page.getByText('No connection. Your words are asked again once there is one.')).toBeVisible(
    patience,
  );
  await expect(boxOf(page)).toHaveValue(words);
  await page.context().setOffline(false);
  await expect(page.getByRole('option').first()).toContainText(wanted, patience);
};

/** The answer is read whole, its formulas too, and nothing on the page breaks. */
export const reading: Surface = async (page) => {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(question, { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(wanted);
  await expect(page.locator('.prose .katex').first()).toBeVisible();
  await expect(page.locator('.prose').first()).toHaveText(/[\s\S]{1000}/);
  expect(broken).toEqual([]);
};

/** The tools of a page go on working for that page, where nothing can be kept. */
export const tools: Surface = async (page) => {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(question, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: /^Colors: as the system/ }).click();
  await expect(page.getByRole('button', { name: /^Colors: light/ })).toBeVisible();
  await page.getByText('Text size and width').click();
  await page.getByRole('radio', { name: 'Larger' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'larger');
  await page.goto('/', { waitUntil: 'networkidle' });
  await typeInto(page, boxOf(page));
  await expect(page.getByRole('option').first()).toContainText(wanted, patience);
  expect(broken).toEqual([]);
};

/** A copy that the browser refuses is not said to be made. */
export const refusedCopy: Surface = async (page) => {
  await page.goto(question, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('[data-tool-status]')).toHaveText('Could not copy');
};

/** Lists and links are whole without any script. */
export const browsing: Surface = async (page) => {
  await page.goto(list, { waitUntil: 'domcontentloaded' });
  await page.getByRole('main').getByRole('link').filter({ hasText: /\?/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** The first word may be written before a page of a slow network answers to its keys. */
async function typeInto(page: Page, box: ReturnType<typeof boxOf>): Promise<void> {
  await box.click();
  await box.fill('');
  await box.pressSequentially(words, { delay: 20 });
  await page.waitForTimeout(50);
}
