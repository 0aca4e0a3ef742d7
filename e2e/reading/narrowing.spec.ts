import { slash } from '../support/sites';
import { expect, type Page, test } from '../support/test';

const titles = (page: Page) => page.locator('#narrowed ol[data-digits] a');
const box = (page: Page) => page.getByRole('searchbox', { name: /^Filter 25 questions of Biology/ });

test('a phone shows questions on the first screen of a subject, and what leads elsewhere folded', async ({
  page,
  isMobile,
}) => {
  test.skip(!isMobile, 'a wide window has room for all');
  await page.goto('/learn/biology');
  const first = await titles(page).first().boundingBox();
  expect(first?.y).toBeLessThan(844 - 150);
  await expect(page.locator('details[name=fold]:not([open]) > summary')).toHaveText([
    'Introduction',
    'Paths',
    'Topics',
  ]);
  await page.locator('summary', { hasText: 'Topics' }).click();
  const topic = page.getByRole('region', { name: 'Topics' }).getByRole('link').first();
  await expect(topic).toBeVisible();
  await page.locator('summary', { hasText: 'Paths' }).click();
  await expect(topic).toBeHidden();
});

test('the list stands in the order of what titles tell of', async ({ page }) => {
  await page.goto('/learn/biology');
  const told = await titles(page).evaluateAll((links) =>
    links.map((link) => {
      const title = link.textContent ?? '';
      return title.slice(title.indexOf(link.querySelector('b')?.textContent ?? ''));
    }),
  );
  expect(told.length).toBe(25);
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  expect(told).toEqual(told.toSorted(collator.compare));
});

test('the list narrows as one types, says so, and the address keeps it', { tag: '@server' }, async ({
  page,
}) => {
  await page.goto('/learn/biology');
  await box(page).pressSequentially('dna');
  await expect(titles(page)).not.toHaveCount(25);
  const left = await titles(page).count();
  await expect(page.getByRole('status').filter({ hasText: `${left} of 25 questions` })).toBeAttached();
  await expect(page).toHaveURL(/\/learn\/biology\?filter=dna$/);
  await expect(page).toHaveTitle(/^“dna” in Biology/);
  await page.reload();
  await expect(titles(page)).toHaveCount(left);
  await expect(box(page)).toHaveValue('dna');
  await box(page).fill('');
  await expect(titles(page)).toHaveCount(25);
  await expect(page).toHaveURL(/\/learn\/biology$/);
});

test('a topic narrows on, is named and can be taken away', { tag: '@server' }, async ({ page }) => {
  await page.goto('/learn/biology?filter=how');
  const before = await titles(page).count();
  const summary = page.locator('summary', { hasText: 'Topics' });
  if (await summary.isVisible()) await summary.click();
  const topic = page.getByRole('region', { name: 'Topics' }).getByRole('link').first();
  const count = Number(/\d+$/.exec((await topic.textContent()) ?? '')?.[0]);
  await topic.click();
  await expect(page).toHaveURL(/filter=how&topic=/);
  await expect(titles(page)).toHaveCount(count);
  await page.getByRole('list', { name: 'Narrowed to' }).getByRole('link').click();
  await expect(titles(page)).toHaveCount(before);
});

test('where nothing is left it leads on', { tag: '@server' }, async ({ page }) => {
  await page.goto('/learn/biology?filter=zzyzx');
  await expect(page.getByText('No title or topic of Biology has “zzyzx”.')).toBeVisible();
  await page.getByRole('link', { name: 'Search the answers for it' }).click();
  await expect(page).toHaveURL(/\/search\?q=zzyzx&subject=biology/);
});

test('a list that could not be narrowed says so and stays', { tag: '@server' }, async ({ page }) => {
  await page.goto('/learn/biology');
  await page.route('**/learn/biology?filter=*', (route) => route.fulfill({ status: 503, body: 'busy' }));
  await box(page).fill('dna');
  await expect(page.getByText('The list could not be narrowed.')).toBeAttached();
  await expect(titles(page)).toHaveCount(25);
});

test('what is narrowed is for nobody else: not kept, not indexed, and stands for the subject', {
  tag: '@server',
}, async ({ request }) => {
  const answer = await request.get('/learn/biology?filter=cell');
  expect(answer.headers()['cache-control']).toBe('no-store');
  const html = await answer.text();
  expect(html).toMatch(/<meta name="robots" content="noindex, follow"/);
  expect(html).toMatch(/<link rel="canonical" href="[^"]*\/learn\/biology"/);
});

test('odd filters are answered, and what a subject has not is unknown', { tag: '@server' }, async ({
  request,
}) => {
  for (const text of ['x'.repeat(3000), '\u202e\u0000', '<script>', '%', '\ufdfa'.repeat(300), '((((', 'é'])
    expect((await request.get(`/learn/biology?filter=${encodeURIComponent(text)}`)).status(), text).toBe(200);
  for (const query of ['topic=none', 'year=1999', 'filter=cell&page=99', 'filter=cell&page=x'])
    expect((await request.get(`/learn/biology?${query}`)).status(), query).toBe(404);
});

test('topics have letters, subjects and a filter', async ({ page }) => {
  await page.goto('/topics');
  const unfold = async (name: string) => {
    const summary = page.locator('summary', { hasText: name });
    if (await summary.isVisible()) await summary.click();
  };
  await unfold('A–Z');
  const letter = page.getByRole('navigation', { name: 'First letters' }).getByRole('link', { name: /^P/ });
  await letter.click();
  await expect(page.locator('#letter-P')).toBeInViewport();
  await unfold('Subjects');
  await page.getByRole('region', { name: 'Subjects' }).getByRole('link', { name: 'Biology' }).click();
  await expect(page).toHaveURL(new RegExp(`/topics/in/biology${slash}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Topics of Biology');
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('a form narrows the list', { tag: '@server' }, async ({ page }) => {
    await page.goto('/learn/biology');
    await box(page).fill('dna');
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page).toHaveURL(/\/learn\/biology\?filter=dna$/);
    expect(await titles(page).count()).toBeLessThan(10);
    await page.goto('/topics');
    await page.getByRole('searchbox', { name: /^Filter \d+ topics/ }).fill('prob');
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page.locator('#narrowed a[href="/topics/probability"]')).toBeVisible();
  });
});
