import { slash } from '../support/sites';
import { expect, type Page, test } from '../support/test';

test('home has a question of the day, subjects, topics and the newest', { tag: '@server' }, async ({
  page,
}) => {
  await page.goto('/');
  const today = page.getByRole('region', { name: 'Question of the day' }).getByRole('link');
  const title = ((await today.textContent()) ?? '').trim();
  await page.reload();
  await expect(today).toHaveText(title);
  await expect(page.getByRole('region', { name: 'Subjects' }).getByRole('link')).toHaveCount(12);
  await today.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('what was read is offered on home, on this device, until it is forgotten', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Where you left off')).toBeHidden();
  await page.goto('/learn/biology/questions/how-do-kidneys-make-urine');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('stoa-recently-read')))
    .toContain('how-do-kidneys-make-urine');
  await page.goto('/');
  const left = page.getByRole('region', { name: 'Where you left off' });
  await expect(left.getByRole('link')).toHaveText(['How do kidneys make urine?']);
  await left.getByRole('button', { name: 'Forget what I read' }).click();
  await expect(left).toBeHidden();
  await page.reload();
  await expect(page.getByText('Where you left off')).toBeHidden();
});

test('all that was read can be seen, the last of it at once', async ({ page }) => {
  const read = Array.from({ length: 30 }, (_, i) => ({
    path: `/learn/biology/questions/q${i}`,
    title: `What is question ${i}, whose title goes on for longer than a line of any phone has room for?`,
  }));
  await page.addInitScript((kept) => localStorage.setItem('stoa-recently-read', kept), JSON.stringify(read));
  await page.goto('/');
  const left = page.getByRole('region', { name: 'Where you left off' });
  await expect(left.getByRole('link')).toHaveCount(4);
  await left.getByText('26 read earlier').click();
  await expect(left.getByRole('link')).toHaveText(read.map(({ title }) => title));
  const last = left.getByRole('link').last();
  const isWhole = (link: Element) =>
    link.scrollWidth <= link.clientWidth + 1 && link.scrollHeight <= link.clientHeight + 1;
  await last.scrollIntoViewIfNeeded();
  expect(await last.evaluate(isWhole)).toBe(true);
});

test('next and previous follow a path by its name, and lead both ways', async ({ page }) => {
  await page.goto('/learn/biology/questions/how-does-dna-copy-itself');
  const walk = page.getByRole('navigation', { name: 'Next and previous in Genes' });
  await expect(walk.getByRole('link', { name: /^Previous/ })).toContainText(
    'How does DNA code for a protein?',
  );
  await walk.getByRole('link', { name: /^Next/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('mitosis and meiosis');
  await expect(page.getByText('Genes, 3 of 8')).toBeVisible();
});

test('a keyword leads to its topic, across subjects, and a subject narrows it', async ({ page }) => {
  await page.goto('/learn/statistics/questions/what-is-conditional-probability');
  await page.getByRole('link', { name: 'probability', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/topics/probability${slash}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/probability/i);
  const questions = page.getByRole('main').locator('a[href*="/questions/"]');
  const all = await questions.count();
  await page
    .getByRole('navigation', { name: 'Subjects of this topic' })
    .getByRole('link', { name: /Mathematics/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`/topics/probability/in/mathematics${slash}$`));
  expect(await questions.count()).toBeLessThan(all);
  for (const href of await questions.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
    expect(href).toContain('/learn/mathematics/');
});

/** What is folded away where there is little room. */
async function unfold(page: Page, name: string) {
  const summary = page.locator('summary', { hasText: name });
  if (await summary.isVisible()) await summary.click();
}

test('a subject leads on by path, by topic and by map', async ({ page }) => {
  await page.goto('/learn/biology');
  await unfold(page, 'Paths');
  const paths = page.getByRole('region', { name: 'Paths' });
  await expect(paths.getByRole('heading', { name: 'Genes' })).toBeVisible();
  await expect(paths.getByRole('listitem').first()).toContainText('prokaryotic');
  await unfold(page, 'Topics');
  await expect(
    page.getByRole('region', { name: 'Topics' }).getByRole('link', { name: /genetics/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Map of Biology');
});

test('an unknown topic, map or letter is refused', async ({ request }) => {
  for (const path of [
    '/topics/no-such-topic',
    '/topics/page/99',
    '/topics/page/x',
    '/topics/probability/in/none',
    '/learn/biology/page/99',
    '/learn/biology/newest/2',
    '/learn/none/map',
    '/learn/biology/questions/none/map',
    '/topics/probability/page/50',
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});

test('topics stand in the sitemap', async ({ request }) => {
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/sitemaps/~topics-1.xml');
  expect(await (await request.get('/sitemaps/~topics-1.xml')).text()).toContain('/topics/probability<');
});
