import { violationsOn } from '../support/axe';
import { expectKept, keepSubject, rowOf, startWorker } from '../support/offline';
import { expect, type Page, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'what goes wrong is the same on a phone');

const question = '/learn/psychology/questions/why-do-we-forget';

/** Speaks to the browser about what this site keeps. */
async function storageOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  return {
    setQuota: (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      }),
    clear: (storageTypes: string) => session.send('Storage.clearDataForOrigin', { origin, storageTypes }),
  };
}

test('where no room is left keeping stops and says so, and goes on once there is some', async ({ page }) => {
  await startWorker(page);
  const storage = await storageOf(page);
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
  await storage.setQuota(usage + 100_000);
  await page.goto('/offline');
  await page.getByRole('button', { name: 'Keep Psychology offline' }).click();
  const row = rowOf(page, 'Psychology');
  // Said of the subject, or of all where not even its name could be written down.
  await expect(page.getByText('There is no more room on this device.').first()).toBeVisible();
  await storage.setQuota();
  await page.getByRole('button', { name: /^(?:Try again|Keep) Psychology/ }).click();
  await expect(row).toContainText(/26 questions, [\d.]+ MB, as of/);
});

for (const cleared of ['cache_storage', 'indexeddb,cache_storage'])
  test(`what the browser cleared is named: ${cleared}`, async ({ page }) => {
    await keepSubject(page, 'Psychology');
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('stoa-offline-subjects')))
      .toContain('Psychology');
    await (await storageOf(page)).clear(cleared);
    await page.reload();
    await expect(page.getByRole('alert')).toContainText('The browser cleared what was kept of Psychology');
    await page.getByRole('button', { name: 'Understood' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await keepSubject(page, 'Psychology');
  });

test('a subject that the browser cleared is kept whole again where a reader asks at once', async ({
  page,
  context,
}) => {
  await keepSubject(page, 'Psychology');
  await (await storageOf(page)).clear('cache_storage');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The browser cleared what was kept of Psychology');
  await page.getByRole('button', { name: 'Keep Psychology offline' }).click();
  await expect(rowOf(page, 'Psychology')).toContainText(/26 questions, [\d.]+ MB, as of/);
  await expect.poll(() => page.evaluate(packedFiles)).toBeGreaterThan(0);
  await context.setOffline(true);
  await page.goto(question);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why do we forget?');
});

/** How many packed files of pages there are. */
async function packedFiles(): Promise<number> {
  const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
  const keys = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
  return keys.filter(({ url }) => /pages-[\w-]+-\d+\.bin$/.test(url)).length;
}

test('a browser that keeps nothing says so where it is asked to', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await page.goto('/offline');
  await page.getByRole('button', { name: 'Keep Psychology offline' }).click();
  await expect(page.getByRole('alert')).toContainText('This browser refuses to keep pages for later.');
  await page.goto(question);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why do we forget?');
});

test('a subject waits for a connection, and goes on by itself', async ({ page, context }) => {
  await startWorker(page);
  await context.route(/pages-[\w-]+-\d+\.bin$/, (route) => route.abort('internetdisconnected'));
  await page.goto('/offline');
  await page.getByRole('button', { name: 'Keep Psychology offline' }).click();
  await expect(rowOf(page, 'Psychology')).toContainText('Waiting for the site to answer');
  await context.unroute(/pages-[\w-]+-\d+\.bin$/);
  await expect(rowOf(page, 'Psychology')).toContainText(/26 questions, [\d.]+ MB, as of/);
});

test('a site that changes while it is fetched is followed', async ({ page, context }) => {
  await startWorker(page);
  let isOld = true;
  await context.route('**/offline/psychology/list.json', async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    // The files of this list are gone when they are asked for.
    await route.fulfill({ response, json: isOld ? { ...list, version: 'gone' } : list });
    isOld = false;
  });
  await keepSubject(page, 'Psychology');
  expect(isOld).toBe(false);
});

test('what was edited is fetched alone, and a page that is no more is let go', async ({ page, context }) => {
  await keepSubject(page, 'Psychology');
  const fetched: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(?:learn|offline)\//.test(pathname)) fetched.push(pathname);
  });
  await context.route('**/offline/psychology/list.json', async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    const pages = list.pages
      .slice(0, -1)
      .map(([address, hash]: [string, string]) => [address, address === question ? 'edited' : hash]);
    await route.fulfill({ response, json: { ...list, pages, version: 'next', questions: 25 } });
  });
  await forgetWhenAsked(page);
  await page.goto('/offline');
  await expect(rowOf(page, 'Psychology')).toContainText('25 questions');
  expect(fetched).toContain(question);
  expect(fetched.filter((path) => path.endsWith('.bin'))).toEqual([]);
});

/** As if an hour had gone by since the site was last asked. */
function forgetWhenAsked(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('stoa-offline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('subject', 'readwrite');
          const store = transaction.objectStore('subject');
          const reading = store.get('psychology');
          reading.onsuccess = () => store.put({ ...reading.result, askedMs: 0 });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}

test('where the site does not answer a search, what is kept is searched', async ({ page, context }) => {
  await keepSubject(page, 'Psychology');
  await context.route(/\/(?:search-data|api\/search)/, () => {});
  await page.goto('/about');
  const box = page.getByRole('combobox', { name: /search/i }).first();
  await box.click();
  await box.pressSequentially('forget', { delay: 15 });
  await expect(page.getByRole('option').first()).toContainText('forget');
  await expect(page.getByText('Searching what you keep: 26 of 302 questions.')).toBeVisible();
});

test('reviews go on without a connection, with the questions that were learned', async ({
  page,
  context,
}) => {
  await page.goto(`/review?question=psychology/why-do-we-forget`);
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await page.getByRole('button', { name: /^Again/ }).click();
  await page.goto('/review', { waitUntil: 'networkidle' });
  // The page that runs the review is kept beside those of its questions, whichever comes first.
  for (const kept of [question, '/review']) await expectKept(page, kept);
  await context.setOffline(true);
  await page.goto(`/review?question=psychology/why-do-we-forget`);
  await expect(page.getByRole('heading', { level: 1, name: 'Why do we forget?' })).toBeVisible();
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await page.getByRole('button', { name: /^Easy/ }).click();
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the page of what is kept in ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme });
    await keepSubject(page, 'Psychology');
    expect(await violationsOn(page)).toEqual([]);
    await context.setOffline(true);
    await page.goto(question);
    expect(await violationsOn(page)).toEqual([]);
  });
