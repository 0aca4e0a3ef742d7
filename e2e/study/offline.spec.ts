import { keepSubject, rowOf, startWorker } from '../support/offline';
import { expect, test } from '../support/test';

const question = '/learn/psychology/questions/why-do-we-forget';
const other = '/learn/biology/questions/how-does-dna-copy-itself';

test('a page that was read opens again without a connection, and says so', async ({ page, context }) => {
  await startWorker(page);
  await page.goto(question);
  await expect(page.getByRole('complementary', { name: 'From this device' })).toHaveCount(0);
  await context.setOffline(true);
  await page.goto(question);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why do we forget?');
  await expect(page.getByRole('complementary', { name: 'From this device' }).first()).toHaveText(
    /^Kept on \d+ \w+ \d{4}; you are offline\.$/,
  );
  await page.goto(other);
  await expect(page.getByText('this page is not among what you keep')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/DNA/);
  await expect(page.getByText('you are offline')).toHaveCount(0);
});

test('where the site gives no answer, what is kept is shown after three seconds', async ({
  page,
  context,
}) => {
  await startWorker(page);
  await page.goto(question);
  await context.route(`**${question}`, () => {});
  await page.goto(question);
  await expect(page.getByRole('complementary', { name: 'From this device' }).first()).toContainText(
    'the site does not answer just now',
  );
});

test('nothing is kept before a reader asks for it', async ({ page }) => {
  await page.goto(question, { waitUntil: 'networkidle' });
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('a subject is kept whole, reads and searches without a connection, and is removed', async ({
  page,
  context,
}) => {
  await page.goto('/learn/psychology');
  await page.getByRole('link', { name: 'Keep offline' }).click();
  await expect(page.getByRole('button', { name: 'Keep Psychology offline' })).toBeFocused();
  await keepSubject(page, 'Psychology');
  await context.setOffline(true);
  await page.goto(question);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why do we forget?');
  await expect(page.getByRole('complementary', { name: 'From this device' }).first()).toContainText(
    'you are offline',
  );
  await page.goto('/learn/psychology');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Psychology');
  await page.goto('/search?q=why+do+we+forget');
  await expect(page.getByText(/Searching what you keep: \d+ of [\d,]+ questions/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('Why do we forget?');
  await page.goto('/offline');
  await page.getByRole('button', { name: 'Remove Psychology' }).click();
  await expect(page.getByRole('region', { name: 'What you keep' })).toHaveCount(0);
  await page.goto('/learn/psychology/questions/what-is-classical-conditioning');
  await expect(page.getByText('this page is not among what you keep')).toBeVisible();
});

test('keeping is paused, survives a reload, and goes on', async ({ page, context }) => {
  let isHeld = true;
  await context.route(/\/offline\/psychology\/pages-[\w-]+-1\.bin$/, async (route) => {
    if (isHeld) await new Promise((resolve) => setTimeout(resolve, 60_000)).then(() => route.abort());
    else await route.continue();
  });
  await page.goto('/offline');
  await page.getByRole('button', { name: 'Keep Psychology offline' }).click();
  const row = rowOf(page, 'Psychology');
  await expect(row).toContainText(/^Psychology\d+ of \d+ pages/);
  await row.getByRole('button', { name: 'Pause' }).click();
  await expect(row).toContainText('Paused at');
  await page.reload();
  await expect(row).toContainText('Paused at');
  isHeld = false;
  await row.getByRole('button', { name: 'Resume' }).click();
  await expect(row).toContainText(/questions, [\d.]+ MB, as of/);
});

test('one address takes all of it away, for good, and leaves what a reader saved', async ({ page }) => {
  await startWorker(page);
  await page.evaluate(() => localStorage.setItem('stoa-theme', 'dark'));
  await page.goto('/offline/remove');
  await expect(page.getByText('All that was kept offline is gone')).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.goto('/review', { waitUntil: 'networkidle' });
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem('stoa-theme'))).toBe('dark');
});
