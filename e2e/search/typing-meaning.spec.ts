import { holdRequests } from '../support/held-requests';
import { expect, type Page, test } from '../support/test';

/** Results whose titles alone hold its words. */
const byTitle = 'what is inflation';

/** In other words than its answer's: what it means finds another question than its words do. */
const query = 'how is a protein made from dna';

interface Found {
  readonly hits: readonly {
    readonly subject: string;
    readonly slug: string;
    readonly snippet: readonly { readonly text: string; readonly marked: boolean }[];
  }[];
}

/** Skipped where the server has no model: then nothing comes later. */
async function hitsByMeaning(page: Page, q: string, limit: number): Promise<Found['hits']> {
  const state = await (await page.request.get('/readyz')).text();
  test.skip(!state.includes('meaning'), 'this server searches by words alone');
  const found: Found = await (await page.request.get('/api/search', { params: { q, limit } })).json();
  return found.hits;
}

async function byMeaning(page: Page): Promise<readonly string[]> {
  return (await hitsByMeaning(page, query, 6)).map(
    ({ subject, slug }) => `/learn/${subject}/questions/${slug}`,
  );
}

/** What the model says comes when it is let; what is returned lets it. */
const holdMeaning = (page: Page) => holdRequests(page, '**/search-data/near?**');

/** The questions offered under the box, in their order. */
async function offered(page: Page): Promise<readonly string[]> {
  const links = page.getByRole('listbox').getByRole('option').locator('xpath=self::a[@href]');
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

test('a result that shows no word of the query shows one sentence, on page, by API and in the browser', {
  tag: '@server',
}, async ({ page }) => {
  const byApi = async () => {
    const hits = await hitsByMeaning(page, byTitle, 10);
    expect(hits.some(({ snippet }) => !snippet.some(({ marked }) => marked))).toBe(true);
    return hits.map(({ snippet }) => snippet.map(({ text }) => text).join(''));
  };
  const passages = page.locator('main article [class*=snippet]');
  // The first time a busy server may not come to all of them.
  await expect(async () => {
    await page.goto(`/search?q=${encodeURIComponent(byTitle)}`);
    expect(await passages.allTextContents()).toEqual(await byApi());
  }).toPass();
  const wanted = await byApi();
  await page.goto('/search');
  await page.route('**/api/search**', (route) => route.abort());
  await page.getByRole('main').getByRole('searchbox').fill(byTitle);
  const later = page.getByRole('button', { name: /^(Better order|Closer passages) found: show$/ });
  const shown = async () => {
    if (await later.isVisible()) await later.click();
    return passages.allTextContents();
  };
  await expect.poll(shown).toEqual(wanted);
});
