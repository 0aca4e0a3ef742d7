import { slash } from './support/sites';
import { expect, test } from './support/test';

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

test('a subject leads on by path, by topic and by map', async ({ page }) => {
  await page.goto('/learn/biology');
  const paths = page.getByRole('region', { name: 'Paths' });
  await expect(paths.getByRole('heading', { name: 'Genes' })).toBeVisible();
  await expect(paths.getByRole('listitem').first()).toContainText('prokaryotic');
  await expect(
    page.getByRole('region', { name: 'Topics' }).getByRole('link', { name: /genetics/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'See the subject as a map' }).click();
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
