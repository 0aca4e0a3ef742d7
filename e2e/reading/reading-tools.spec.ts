import { holdRequests } from '../support/held-requests';
import { slash } from '../support/sites';
import { expect, test } from '../support/test';

const long = '/learn/psychology/questions/why-do-we-forget';
const code = '/learn/computer-science/questions/how-does-a-hash-table-work';

test('a long answer shows what it holds, and each part has an address', async ({ page }) => {
  await page.goto(long);
  const contents = page.getByRole('navigation', { name: 'In this answer' });
  await expect(contents).toBeVisible();
  const entries = contents.getByRole('link');
  expect(await entries.count()).toBeGreaterThanOrEqual(4);
  await entries.nth(1).click();
  await expect(page).toHaveURL(/#user-content-/);
  await expect(page.locator(':target')).toBeInViewport();
  const heading = page.locator('.prose h3 a.anchor').first();
  await expect(heading).toHaveAttribute('href', /^#user-content-/);
});

test('a program is copied by its button, and the button says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(code);
  const frame = page.locator('.code-frame').first();
  const text = await frame.locator('code').textContent();
  await frame.hover();
  await frame.getByRole('button', { name: 'Copy the code' }).click();
  await expect(frame.getByRole('button')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('the link is copied without what a search added to it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${long}?h=memory`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('[data-tool-status]')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    new RegExp(`/questions/why-do-we-forget${slash}$`),
  );
});

test('size and width of the text are chosen, kept, and there before the first paint', async ({ page }) => {
  await page.goto(long);
  const size = () =>
    page
      .locator('.prose > p')
      .first()
      .evaluate((paragraph) => Number.parseFloat(getComputedStyle(paragraph).fontSize));
  const before = await size();
  await page.getByText('Text size and width').click();
  await page.getByRole('radio', { name: 'Larger' }).check();
  await page.getByRole('radio', { name: 'Narrow' }).check();
  expect(await size()).toBeGreaterThan(before * 1.2);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'larger');
  await expect(page.locator('html')).toHaveAttribute('data-text-width', 'narrow');
  expect(await size()).toBeGreaterThan(before * 1.2);
  await page.getByText('Text size and width').click();
  await expect(page.getByRole('radio', { name: 'Larger' })).toBeChecked();
});

test('a sheet of paper holds the answer and where it is from, and nothing to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(long);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/“Why do we forget\?” Stoa/)).toBeVisible();
  for (const hidden of [
    page.getByRole('search'),
    page.getByRole('button', { name: 'Copy link' }),
    page.getByRole('contentinfo'),
    page.getByRole('navigation', { name: 'Site' }),
  ])
    await expect(hidden).toBeHidden();
  const [paper, ink] = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.backgroundColor, style.color];
  });
  expect([paper, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

test('on paper, which does not scroll, a long formula goes on in the next line', async ({ page }) => {
  await page.goto('/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it');
  const overhang = () =>
    page.evaluate(() => {
      // A fraction has no place to break.
      const frames = [...document.querySelectorAll('.formula-scroll:not(:has(.mfrac))')];
      return Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth));
    });
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overhang()).toBeGreaterThan(10);
  await page.emulateMedia({ media: 'print' });
  expect(await overhang()).toBeLessThanOrEqual(1);
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('contents, citations and the map are there, and no button that does nothing', async ({ page }) => {
    await page.goto(long);
    await expect(page.getByRole('navigation', { name: 'In this answer' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
    await expect(page.getByText('Text size and width')).toBeHidden();
    await page.getByRole('link', { name: 'Cite', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cite this page');
    await page.goBack();
    await page.getByRole('link', { name: 'See them on a map' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Why do we forget?');
  });
});

test.describe('before the scripts have come', () => {
  test('a tool that is pressed does its work once they have', async ({ page }) => {
    const release = await holdRequests(page, /\.js$/);
    await page.goto(long, { waitUntil: 'commit' });
    await page.locator('[data-tool="save"]').first().click();
    await page.getByText('Text size and width').click();
    await page.getByRole('radio', { name: 'Larger' }).check();
    await page.getByRole('radio', { name: 'Small' }).check();
    release();
    await expect(page.locator('[data-tool="save"]').first()).toHaveText('Saved');
    await expect(page.locator('html')).toHaveAttribute('data-text-size', 'small');
    await expect(page.getByRole('radio', { name: 'Small' })).toBeChecked();
    await page.locator('[data-tool="save"]').first().click();
    await expect(page.locator('[data-tool="save"]').first()).toHaveText('Save');
  });

  test('a result is saved once they have', async ({ page }) => {
    const release = await holdRequests(page, /\.js$/);
    await page.goto('/search?q=memory', { waitUntil: 'commit' });
    await page
      .getByRole('button', { name: /^Save “/ })
      .first()
      .click();
    release();
    await expect(page.getByRole('button', { name: /^Saved: / })).toHaveCount(1);
  });
});
