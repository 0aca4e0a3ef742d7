import { expect, type Page, test } from './test';

/** In other words than its answer's: what it means finds another question than its words do. */
const query = 'how is a protein made from dna';

interface Found {
  readonly hits: readonly { readonly subject: string; readonly slug: string }[];
}

/** Skipped where the server has no model: then nothing comes later. */
async function byMeaning(page: Page): Promise<readonly string[]> {
  const state = await (await page.request.get('/readyz')).text();
  test.skip(!state.includes('meaning'), 'this server searches by words alone');
  const found: Found = await (
    await page.request.get('/api/search', { params: { q: query, limit: 6 } })
  ).json();
  return found.hits.map(({ subject, slug }) => `/learn/${subject}/questions/${slug}`);
}

/** What the model says comes when it is let; what is returned lets it. */
async function holdMeaning(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/search-data/near?**', async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  return release;
}

/** The questions offered under the box, in their order. */
async function offered(page: Page): Promise<readonly string[]> {
  const links = page.getByRole('listbox').getByRole('option').locator('xpath=self::a');
  const all = await links.evaluateAll((found) =>
    found.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  return all.filter((path) => path.includes('/questions/'));
}

async function open(page: Page) {
  const wanted = await byMeaning(page);
  const release = await holdMeaning(page);
  await page.goto('/about', { waitUntil: 'networkidle' });
  const box = page.getByRole('combobox').first();
  await box.click();
  const asked = page.waitForRequest('**/search-data/near?**');
  await box.fill(query);
  await asked;
  await expect.poll(() => offered(page)).toHaveLength(6);
  const before = await offered(page);
  expect(before).not.toEqual(wanted);
  release();
  const sign = page.getByRole('option', { name: 'Better order found: show' });
  return { wanted, before, box, sign };
}

test('an order that comes while one looks at a list waits until it is wanted: by keys', {
  tag: '@server',
}, async ({ page }) => {
  const { wanted, before, box, sign } = await open(page);
  const first = page.getByRole('option').first();
  const place = await first.boundingBox();
  await expect(sign).toBeVisible();
  expect(await offered(page)).toEqual(before);
  expect(await first.boundingBox()).toEqual(place);
  await box.press('ArrowUp');
  await expect(sign).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await sign.getAttribute('id')) ?? '');
  await box.press('Enter');
  await expect.poll(() => offered(page)).toEqual(wanted);
  await expect(sign).toHaveCount(0);
  await expect(box).toBeFocused();
  await expect(box).not.toHaveAttribute('aria-activedescendant', /./);
});

test('… or by a finger', { tag: '@server' }, async ({ page }) => {
  const { wanted, box, sign } = await open(page);
  await sign.click();
  await expect.poll(() => offered(page)).toEqual(wanted);
  await expect(box).toBeFocused();
});

test('what came joins the list with the next key of the same words', { tag: '@server' }, async ({ page }) => {
  const { wanted, box, sign } = await open(page);
  await expect(sign).toBeVisible();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/search-data/near?')) asked += 1;
  });
  await box.press('End');
  await box.press('Space');
  await expect.poll(() => offered(page)).toEqual(wanted);
  await expect(sign).toHaveCount(0);
  expect(asked).toBe(0);
});
