import { brotliCompressSync } from 'node:zlib';
import { measureBytes } from '../../bench/pages/page-bytes';
import { pageKinds } from '../support/page-kinds';
import { serveInPieces } from '../support/serve-in-pieces';
import { expect, type Page, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'the same bytes go to a phone');

/** Paragraphs and headings alone. */
const text = '/learn/sociology/questions/what-is-the-sociological-imagination';
/** With programs, which have a style sheet of their own. */
const program = '/learn/computer-science/questions/what-is-object-oriented-programming';
/** With a table, too. */
const formulas = '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it';

/** Bytes in brotli, and files. */
const budgets = [
  { name: 'question', path: text, html: 5_100, css: 3_900, script: 15_200, font: 0, requests: 3 },
  { name: 'with programs', path: program, html: 5_600, css: 4_700, script: 15_200, font: 0, requests: 4 },
  {
    name: 'with mathematics',
    path: formulas,
    ...{ html: 7_500, css: 7_200, script: 16_000, font: 19_500, requests: 10 },
  },
  { name: 'home', path: '/', html: 4_200, css: 3_800, script: 15_200, font: 0, requests: 3 },
  { name: 'review', path: '/review', html: 4_000, css: 5_500, script: 45_000, font: 0, requests: 8 },
];

for (const { name, path, ...budget } of budgets)
  test(`a reading page keeps to its budget: ${name}`, { tag: '@server' }, async ({ browser, baseURL }) => {
    const bytes = await measureBytes(browser, baseURL + path);
    console.log(
      `${name}: html ${bytes.html}, css ${bytes.css}, scripts ${bytes.script}, faces ${bytes.font} bytes`,
    );
    for (const kind of ['html', 'css', 'script', 'font', 'requests'] as const)
      expect(bytes[kind], kind).toBeLessThanOrEqual(budget[kind]);
  });

/** Their whole is an application, with all of React. */
const isApplication = (path: string) => path.startsWith('/search');

test('a reading page has one script of ours, and nothing of Next’s', async ({ request }) => {
  for (const [name, path] of pageKinds.filter(([, path]) => !isApplication(path))) {
    const html = await (await request.get(path)).text();
    expect(html, name).not.toMatch(/__next_f|TURBOPACK|_next\/static\/chunks/);
    expect(html.match(/<script [^>]*data-islands=""/g), name).toHaveLength(1);
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
    expect(await layoutShifts(page)).toEqual([]);
  });

test('the head of a page that arrives in pieces is seen when it is whole', async ({ page, baseURL }) => {
  const site = await serveInPieces(baseURL ?? '', '</nav>');
  try {
    await page.goto(`${site.url}/about`, { waitUntil: 'commit' });
    const head = page.getByRole('banner', { includeHidden: true });
    await expect(head.getByText('Subjects')).toBeAttached();
    await expect(head).toBeHidden();
    site.sendRest();
    await expect(head).toBeVisible();
  } finally {
    await site.stop();
  }
});

test('links fetch nothing before they are followed', async ({ page }) => {
  const fetched: string[] = [];
  await page.goto('/learn/mathematics', { waitUntil: 'networkidle' });
  // Its icon the browser itself asks for, whenever it likes.
  page.on('request', (request) => request.url().endsWith('/icon.svg') || fetched.push(request.url()));
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

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Of a screen: on a busy machine a formula's font comes a frame late, and a sign moves by a pixel. A line makes 0.002. */
const leastShift = 0.0005;

/**
 * What moved, and how far. A line that is painted before its rest has been read may be set anew when that comes: such is a
 * page that arrives in pieces, or on a busy machine. So what is counted begins when all of it was read.
 */
function layoutShifts(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (least) =>
      new Promise<readonly string[]>((resolve) => {
        const moved: string[] = [];
        const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const observer = new PerformanceObserver((list) => {
          for (const { value, hadRecentInput, startTime, sources } of list.getEntries() as LayoutShift[]) {
            if (value < least || hadRecentInput || startTime < (load?.domInteractive ?? 0)) continue;
            const nodes = sources.map(({ node }) => (node?.parentElement ?? node)?.textContent?.slice(0, 60));
            moved.push(`${value}: ${nodes.join(' | ')}`);
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
      }),
    leastShift,
  );
}
