import { brotliCompressSync } from 'node:zlib';
import { serveBarePage } from '../bench/pages/bare-page';
import { measureBytes } from '../bench/pages/page-bytes';
import { pageKinds } from './page-kinds';
import { expect, type Page, test } from './test';

test.skip(({ isMobile }) => isMobile, 'the same bytes go to a phone');

/** An answer of about 2.5 kB: prose, a list and a table. */
const question = '/learn/computer-science/questions/what-is-object-oriented-programming';

test('a reading page keeps to its budget, and its scripts to that of a bare page and 6 kB', {
  tag: '@server',
}, async ({ browser, baseURL }) => {
  // Where no bare page was built before, Next builds one.
  test.setTimeout(180_000);
  const bare = await serveBarePage();
  try {
    const floor = await measureBytes(browser, bare.url);
    const page = await measureBytes(browser, `${baseURL}${question}`);
    console.log(`html ${page.html}, css ${page.css}, scripts ${page.script} over ${floor.script} bytes`);
    expect(floor.script).toBeGreaterThan(50_000);
    expect(page.html).toBeLessThanOrEqual(8_192);
    expect(page.css).toBeLessThanOrEqual(15_000);
    expect(page.script - floor.script).toBeLessThanOrEqual(6_000);
  } finally {
    await bare.stop();
  }
});

test('every kind of page is light', async ({ request }) => {
  for (const [name, path] of pageKinds) {
    const html = brotliCompressSync(await (await request.get(path)).body());
    expect(html.length, name).toBeLessThanOrEqual(16_000);
  }
});

for (const [name, path] of pageKinds)
  test(`nothing moves while it loads or is scrolled: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    // There is something to go on with: its room must be kept from the start.
    await page.addInitScript(() =>
      localStorage.setItem('stoa-recently-read', '[{"path":"/learn/a/questions/b","title":"What is b?"}]'),
    );
    await page.goto(path, { waitUntil: 'networkidle' });
    await scrollThrough(page);
    expect(await layoutShift(page)).toBe(0);
  });

test('links fetch nothing before they are followed', async ({ page }) => {
  const fetched: string[] = [];
  await page.goto('/learn/mathematics', { waitUntil: 'networkidle' });
  page.on('request', (request) => fetched.push(request.url()));
  const links = page.getByRole('main').getByRole('link');
  for (let i = 0; i < 12; i++) await links.nth(i).hover();
  await scrollThrough(page);
  expect(fetched).toEqual([]);
});

async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      window.scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) sum += entry.value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
