import { librarySite } from '../support/sites';
import { expect, test } from '../support/test';

const paths = [
  '/',
  '/learn',
  '/learn/physics',
  '/learn/physics/questions/what-does-the-gradient-say',
  '/search?q=gradient',
  '/about',
  '/none',
];

test('no page breaks its own content policy, and none speaks to another host', { tag: '@server' }, async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/404/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(librarySite) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  for (const path of paths) {
    const response = await page.goto(`${librarySite}${path}`, { waitUntil: 'networkidle' });
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self' 'sha256-");
    expect(response?.headers()['content-security-policy']).not.toContain('unsafe');
  }
  expect(complaints).toEqual([]);
});

test('nothing of the search engine is loaded before a reader touches search', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${librarySite}/learn/physics/questions/what-does-the-gradient-say`, {
    waitUntil: 'networkidle',
  });
  expect(loaded.filter((path) => path.startsWith('/search-data/'))).toEqual([]);
  await page.getByRole('combobox').first().click();
  await page.keyboard.type('trust');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(loaded.some((path) => path.startsWith('/search-data/'))).toBe(true);
});

test('a search index that cannot be had is no empty result: the server answers', { tag: '@server' }, async ({
  page,
}) => {
  await page.route('**/search-data/**', (route) => route.abort());
  await page.goto(`${librarySite}/`);
  await page.getByRole('combobox').first().click();
  await page.keyboard.type('trust');
  await expect(page.getByRole('option').first()).toContainText('trust');
  await page.goto(`${librarySite}/search?q=tru`);
  await page
    .getByRole('main')
    .getByRole('searchbox')
    .or(page.getByRole('main').getByRole('combobox'))
    .first()
    .fill('trust');
  await expect(page.getByRole('main')).toContainText('The server searched in place of this browser');
});

test('no cookie is set', async ({ page, context }) => {
  for (const path of paths) await page.goto(`${librarySite}${path}`);
  expect(await context.cookies()).toEqual([]);
});

test.describe('a page that is made to break its policy', () => {
  test.use({ mayBreakPolicy: true });

  test('is told by the events that every other test fails for', { tag: '@server' }, async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(`${librarySite}/about`);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.body.append(script);
    });
    await expect.poll(() => said.join('\n')).toContain('content policy broken: script-src-elem inline');
    expect(await page.title()).not.toBe('run');
  });
});
