import { isOnCluster, slash } from '../support/sites';
import { expect, type Page, test } from '../support/test';

const bayes = /What is Bayes' theorem/;

async function type(page: Page, words: string) {
  const box = page.getByRole('combobox', { name: /search/i }).first();
  await box.click();
  await box.pressSequentially(words, { delay: 15 });
  return box;
}

test('a keyword finds its question while it is typed', async ({ page }) => {
  await page.goto('/');
  await type(page, 'bayes');
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options.first()).toContainText(bayes);
  await options.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(bayes);
});

test('the beginning of a word is enough', async ({ page }) => {
  await page.goto('/');
  await type(page, 'photosyn');
  await expect(page.getByRole('option').first()).toContainText('photosynthesis');
});

test('a whole question finds itself first', async ({ page }) => {
  await page.goto('/search?q=What+is+the+difference+between+mitosis+and+meiosis%3F');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('mitosis and meiosis');
});

test('a question is opened by keyboard alone', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no keyboard to press Ctrl+K on');
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hash table', { delay: 15 });
  await expect(page.getByRole('option').first()).toContainText('hash table');
  const box = page.getByRole('combobox', { name: /search/i }).first();
  await expect(box).not.toHaveAttribute('aria-activedescendant', /.+/);
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', /.+/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/hash table/);
});

test('Enter with nothing chosen sends the words to the search page, and Escape closes, then clears', async ({
  page,
}) => {
  await page.goto('/');
  const box = await type(page, 'supply');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(box).toHaveValue('supply');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await box.pressSequentially('supply and demand', { delay: 10 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/search${slash}\\?q=supply(\\+|%20)and(\\+|%20)demand`));
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('supply and demand');
});

test('back and forward restore the search', async ({ page }) => {
  await page.goto('/search?q=enzymes');
  const first = page.getByRole('main').getByRole('article').first();
  await expect(first).toContainText('enzymes');
  await first.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/enzymes/);
  await page.goBack();
  await expect(page).toHaveURL(/q=enzymes/);
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('enzymes');
  await expect(first).toContainText('enzymes');
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/enzymes/);
});

test('the search page answers as one types, and keeps the address in step', async ({ page }) => {
  await page.goto('/search');
  const box = page.getByRole('main').getByRole('searchbox');
  await box.pressSequentially('opportunity cost', { delay: 15 });
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('opportunity cost');
  await expect(page).toHaveURL(/q=opportunity(\+|%20)cost/);
});

test('results are narrowed to a subject and widened again', async ({ page }) => {
  await page.goto('/search?q=difference');
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Psychology/ })
    .click();
  await expect(page).toHaveURL(/subject=psychology/);
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('Psychology');
  expect(await page.getByRole('main').getByRole('article').filter({ hasText: 'Sociology' }).count()).toBe(0);
});

test('questions that only share words are folded away', async ({ page }) => {
  await page.goto('/search?q=why+do+we+forget');
  const main = page.getByRole('main');
  await expect(main).toContainText(/\d+ close match(es)?; \d+ more hold some of your words/);
  const shown = await main.getByRole('article').count();
  await main.getByText(/Show \d+ more that holds? some of your words/).click();
  expect(await main.getByRole('article').count()).toBeGreaterThan(shown);
});

test('a word the library does not hold is named, and help is at hand', async ({ page }) => {
  await page.goto('/search?q=zzyzx');
  await expect(page.getByRole('main')).toContainText('zzyzx');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});

test('browser, server page and API give the same ten, in the same order', { tag: '@server' }, async ({
  page,
  request,
}) => {
  const queries = [
    'memory',
    'difference between',
    'why do people conform',
    'price',
    'proof',
    'stack queue',
    'natural sel',
    'dna protein -enzyme',
    'prisonners dilema',
    '"prisoner’s dilemma"',
    'photo synthesis',
    'memory subject:psychology',
  ];
  for (const query of queries) {
    const answer = await (
      await request.get('/api/search', { params: { q: query, limit: '10', offset: '0' } })
    ).json();
    const fromApi = answer.hits.map(
      (hit: { subject: string; slug: string }) => `/learn/${hit.subject}/questions/${hit.slug}`,
    );
    expect(fromApi.length, query).toBeGreaterThan(0);
    // Those folded away too.
    const links = page.locator('main article :is(h2, h3) a');
    // What comes after the first answer waits until it is wanted.
    const better = page.getByRole('button', { name: 'Better order found: show' });
    const shown = async () => {
      if (await better.isVisible()) await better.click();
      return links.evaluateAll((all) =>
        all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
    };
    const html = await (await request.get('/search', { params: { q: query } })).text();
    const fromServer = [
      ...html.matchAll(/<h[23][^>]*><a[^>]*href="(\/learn\/[^"?]+\/questions\/[^"?]+)/g),
    ].map((match) => match[1]);
    expect(fromServer, query).toEqual(fromApi);
    await page.goto('/search');
    // On a cluster browsers have no index of their own, and ask for what the API says.
    if (!isOnCluster) await page.route('**/api/search**', (route) => route.abort());
    await page.getByRole('main').getByRole('searchbox').fill(query);
    await expect.poll(shown, { message: query }).toEqual(fromApi);
    await page.unroute('**/api/search**');
  }
});

test('the words that led to a question are marked there, and the marks can be cleared', async ({ page }) => {
  await page.goto('/search?q=enzymes+reactions');
  await page.getByRole('main').getByRole('article').first().getByRole('link').click();
  await expect(page).toHaveURL(/\?h=/);
  const marks = () => page.evaluate(() => CSS.highlights.get('searched')?.size ?? 0);
  await expect.poll(marks).toBeGreaterThan(3);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /reactions$/);
  await page.getByRole('button', { name: 'Clear the marks' }).click();
  expect(await marks()).toBe(0);
  await expect(page).not.toHaveURL(/h=/);
});

test('the last searches are offered on this device until they are forgotten', async ({ page }) => {
  await page.goto('/search?q=inflation');
  // The page's scripts remember it, a moment after it has loaded.
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('inflation');
  await page.goto('/');
  const box = page.getByRole('combobox', { name: /search/i }).first();
  await expect(async () => {
    await box.blur();
    await box.click();
    await expect(page.getByRole('option').first()).toContainText('inflation', { timeout: 1000 });
  }).toPass();
  await page.goto('/search');
  await page.getByRole('button', { name: 'Forget them' }).click();
  await page.goto('/');
  await box.click();
  await expect(page.getByRole('listbox')).toBeHidden();
});

test('what of a long query is not searched for is said', { tag: '@server' }, async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent(`bayes theorem ${'zz '.repeat(165)}osmosis`)}`);
  await expect(page.getByRole('main')).toContainText(/The first 500 characters.*Left out: .*osmosis/);
});
