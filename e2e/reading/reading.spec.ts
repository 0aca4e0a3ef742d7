import { librarySite, slash } from '../support/sites';
import { expect, test } from '../support/test';

test('a question is read whole, with its date, author, time, keywords and related questions', async ({
  page,
}) => {
  await page.goto(`${librarySite}/learn/sociology/questions/how-do-neighbours-build-trust`);
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How do neighbours build trust?');
  await expect(main.locator('time').first()).toHaveAttribute('datetime', '2024-12-22');
  await expect(main).toContainText('Posted on Dec 22, 2024');
  await expect(main).toContainText('Test library');
  await expect(main).toContainText('1 min');
  await expect(main).not.toContainText('\\n');
  expect(
    await main
      .locator('ol > li')
      .filter({ has: page.locator('strong') })
      .count(),
  ).toBe(3);
  await expect(main).toContainText('"trust" is a habit');
  const related = page
    .getByRole('region', { name: /related/i })
    .or(page.getByRole('complementary', { name: /related/i }));
  const links = related.getByRole('link').filter({ hasText: '?' });
  const targets = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  expect(targets.slice(0, 2)).toEqual([
    '/learn/economics/questions/what-does-a-market-stall-cost',
    '/learn/physics/questions/what-does-the-gradient-say',
  ]);
  expect(new Set(targets).size).toBe(targets.length);
  await expect(related).not.toContainText('A title that is not');
  await main.getByRole('link', { name: 'favours' }).click();
  await expect(page).toHaveURL(new RegExp(`/search${slash}\\?q=favours`));
});

test('mathematics, code, tables and angle brackets are all there', async ({ page }) => {
  await page.goto(`${librarySite}/learn/physics/questions/what-does-the-gradient-say`);
  const main = page.getByRole('main');
  expect(await main.locator('math').count()).toBe(6);
  await expect(main.locator('.formula-fault')).toHaveCount(0);
  await expect(main.locator('pre')).toContainText('print("first\\nsecond")\nprint("done")');
  await expect(main).toContainText('#include <iostream>');
  await expect(main).toContainText('List<int>');
  await expect(main.getByRole('table')).toContainText('uphill');
});

test('money is money', async ({ page }) => {
  await page.goto(`${librarySite}/learn/economics/questions/what-does-a-market-stall-cost`);
  await expect(page.getByRole('main')).toContainText('$5 a day in rent and $12.50 for goods, so $17.50');
  await expect(page.locator('math')).toHaveCount(0);
});

test('related questions are followed from one to the next', async ({ page }) => {
  await page.goto('/learn/mathematics/questions/what-does-a-derivative-tell-you');
  const related = page
    .getByRole('region', { name: /related/i })
    .or(page.getByRole('complementary', { name: /related/i }));
  const next = related.getByRole('link').filter({ hasText: '?' }).first();
  const question = ((await next.textContent()) ?? '').trim();
  await next.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(question.slice(0, 30));
});

test('a hidden question is read by its address, says noindex, and is not found', { tag: '@server' }, async ({
  page,
  request,
}) => {
  await page.goto(`${librarySite}/learn/economics/questions/is-this-page-hidden`);
  await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
  const answer = await (await request.get(`${librarySite}/api/search?q=hidden`)).json();
  expect(answer.hits).toEqual([]);
  const sitemap = await (await request.get(`${librarySite}/sitemaps/economics-1.xml`)).text();
  expect(sitemap).toContain('/learn/economics/questions/what-does-a-market-stall-cost');
  expect(sitemap).not.toContain('is-this-page-hidden');
});

test('what moved is redirected, and an unknown address searches for its words', { tag: '@server' }, async ({
  page,
}) => {
  await page.goto(`${librarySite}/learn/history/questions/what-does-the-gradient-say`);
  await expect(page).toHaveURL(`${librarySite}/learn/physics/questions/what-does-the-gradient-say`);
  const response = await page.goto(`${librarySite}/learn/physics/questions/gradient-lost`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('main')).toContainText('What does the gradient say?');
  await expect(
    page.getByRole('main').getByRole('combobox').or(page.getByRole('main').getByRole('searchbox')).first(),
  ).toHaveValue('gradient lost');
});

test('no page scrolls sideways on a narrow phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of [
    '/',
    '/learn',
    '/learn/economics',
    '/learn/economics/questions/a-title-that-goes-on',
    '/learn/physics/questions/what-does-the-gradient-say',
    '/search?q=trust',
    '/none',
  ]) {
    await page.goto(`${librarySite}${path}`);
    const [content, frame] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content, path).toBeLessThanOrEqual(frame ?? 0);
  }
});

test('head says what crawlers and citation tools look for', async ({ page, request }) => {
  await page.goto('/learn/biology/questions/how-does-natural-selection-work?utm=x');
  await expect(page.locator('link[rel=canonical]')).toHaveCount(1);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    /^http:\/\/localhost:\d+\/learn\/biology\/questions\/how-does-natural-selection-work$/,
  );
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('meta[property="og:title"]')).toHaveCount(1);
  await expect(page.locator('meta[name=citation_title]')).toHaveCount(1);
  const structures = await page.locator('script[type="application/ld+json"]').allInnerTexts();
  expect(JSON.stringify(structures.map((text) => JSON.parse(text)))).toContain(
    'TrainedAlgorithmicMediaDigitalSource',
  );
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml');
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/sitemaps/biology-1.xml');
});
