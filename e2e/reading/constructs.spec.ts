import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { violationsOn } from '../support/axe';
import { constructsSite } from '../support/sites';
import { expect, type Page, test } from '../support/test';

interface Row {
  readonly served?: false;
  readonly path?: string;
  readonly question?: string;
  readonly page?: string;
}

/** A4 with margins of 2 cm, at 96 pixels an inch. */
const sheet = { width: 643, height: 972 };
const shows = path.join(import.meta.dirname, '..', 'constructs', 'shows');
const tables = readdirSync(shows).map((name) => {
  const rows: Readonly<Record<string, Row>> = JSON.parse(readFileSync(path.join(shows, name), 'utf8'));
  const addresses = Object.entries(rows).flatMap(([file, row]) => {
    const [subject, slug] = (row.path ?? file.replace(/\.(?:md|markdown)$/i, '')).split('/');
    const address = `/learn/${encodeURIComponent(subject ?? '')}/questions/${encodeURIComponent(slug ?? '')}`;
    return row.served === false || !file.includes('/') ? [] : [{ ...row, address }];
  });
  return { subject: path.basename(name, '.json'), addresses };
});

for (const { subject, addresses } of tables.filter(({ addresses: all }) => all.length > 0)) {
  test(`every file of ${subject} is shown whole, light and dark, and on paper`, async ({
    page,
    viewport,
  }) => {
    for (const { address, question, page: words } of addresses) {
      const answer = await page.goto(constructsSite + address);
      expect(answer?.status(), address).toBe(200);
      if (question)
        await expect(page.getByRole('heading', { level: 1 }), address).toHaveText(titleOf(question));
      if (words) await expect(page.getByRole('main'), address).toContainText(words);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, media: 'screen' });
        expect(await faultsOf(page), `${address} ${colorScheme}`).toEqual([]);
      }
      expect(await stylesThatPartsChange(page), `${address}: rules of a part`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', media: 'print' });
      await page.setViewportSize(sheet);
      expect(await faultsOf(page, true), `${address} on paper`).toEqual([]);
      await page.setViewportSize(viewport ?? sheet);
    }
  });
}

const parts = ['code', 'tables', 'blocks', 'faces'];

/**
 * What of a page looks otherwise once it has the rules of all parts that answers may hold: a part of it had not come with
 * its rules. All of it happens in the page: what hundreds of elements look like is megabytes.
 */
async function stylesThatPartsChange(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (names) => {
    const looks = () =>
      [...document.querySelectorAll('.prose, .prose :not(.katex *)')].map((one) => {
        const values = ['', '::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(one, pseudo);
          // Nothing stands before or after it.
          const isNone = pseudo !== '' && (style.content === 'none' || style.content === 'normal');
          return isNone ? [] : Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`);
        });
        return { name: `${one.tagName} ${one.className}`, values: values.flat().join('; ') };
      });
    const before = looks();
    const own = document.querySelector<HTMLLinkElement>('link[rel=stylesheet][href*="/page-"]')?.href;
    const site = /-([\da-f]+)\.css$/.exec(own ?? '')?.[1];
    await Promise.all(
      names.map(async (part) => {
        const sheet = document.createElement('link');
        sheet.rel = 'stylesheet';
        sheet.href = `/_next/static/part-${part}-${site}.css`;
        const loaded = new Promise((resolve, reject) => {
          sheet.onload = resolve;
          sheet.onerror = () => reject(new Error(`cannot be had: ${sheet.href}`));
        });
        document.head.append(sheet);
        await loaded;
      }),
    );
    const after = looks();
    return before.filter(({ values }, i) => values !== after[i]?.values).map(({ name }) => name);
  }, parts);
}

/** Formulas of a title stand twice on the page: as MathML, and as it is seen. */
function titleOf(question: string): string | RegExp {
  return question.includes('²') ? /What is/ : question;
}

/**
 * What on a page reaches beyond it, is not loaded, cannot be seen or told from its ground, is not aligned as it says, or
 * holds marks of Stoa's own making; on paper, also what is cut or would have to be scrolled.
 */
async function faultsOf(page: Page, isPaper = false): Promise<readonly string[]> {
  return page.evaluate(async (paper) => {
    const faults: string[] = [];
    /** The nearest color behind an element that is not transparent; undefined where only the sheet is. */
    const groundOf = (element: Element | null): string | undefined => {
      const color = element ? getComputedStyle(element).backgroundColor : undefined;
      return /[,/] 0\)$/.test(color ?? '') ? groundOf(element?.parentElement ?? null) : color;
    };
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`scrolls sideways: ${scrollWidth} of ${clientWidth}`);
    const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')];
    for (const picture of pictures) {
      picture.loading = 'eager';
      await picture.decode().catch(() => faults.push(`is not loaded: ${picture.currentSrc}`));
    }
    const main = document.querySelector('main');
    if (/[\uFDD0-\uFDEF]|undefined|\[object/.test(main?.textContent ?? ''))
      faults.push('holds a placeholder');
    for (const block of document.querySelectorAll<HTMLElement>('main .prose > *')) {
      const { width, height } = block.getBoundingClientRect();
      const isMeant = block.matches('.sr-only, script, style, template') || block.textContent.trim() === '';
      if (!isMeant && (width === 0 || height === 0))
        faults.push(`cannot be seen: ${block.outerHTML.slice(0, 80)}`);
    }
    for (const cell of document.querySelectorAll<HTMLElement>('main [class^="align-"]')) {
      const { textAlign } = getComputedStyle(cell);
      if (cell.className !== `align-${textAlign}`) faults.push(`${cell.className} is set ${textAlign}`);
    }
    for (const block of document.querySelectorAll<HTMLElement>('main .prose :is(p, li, dd, td, summary)')) {
      if (getComputedStyle(block).color === groundOf(block))
        faults.push(`has the color of its ground: ${block.textContent}`);
    }
    const paperEdge = document.documentElement.clientWidth;
    for (const part of document.querySelectorAll<HTMLElement>(
      'main .prose :is(td, th, .katex-base, .line, img)',
    ))
      if (paper && part.getBoundingClientRect().right > paperEdge + 1)
        faults.push(`is cut on paper: ${part.textContent.slice(0, 40)}`);
    const closed = [...document.querySelectorAll('main .prose details:not([open]) > :not(summary)')];
    const hidden = closed.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }));
    if (paper && hidden.length > 0) faults.push('a part is closed on paper');
    return faults;
  }, isPaper);
}

test('constructs of each kind are accessible in both schemes', async ({ page }) => {
  const some = [
    '/learn/marks/questions/boxes-in-boxes',
    '/learn/marks/questions/details-in-details',
    '/learn/marks/questions/terms',
    '/learn/markdown/questions/a-wide-table',
    '/learn/markdown/questions/footnotes',
    '/learn/formulas/questions/labels',
    '/learn/code/questions/a-language-and-diff',
    '/learn/pictures/questions/with-a-title',
    '/learn/languages/questions/arabic',
    '/learn/names',
  ];
  for (const address of some) {
    await page.goto(constructsSite + address);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(
        await violationsOn(page, colorScheme === 'light' ? 'all' : 'colors'),
        `${address} ${colorScheme}`,
      ).toEqual([]);
    }
  }
});

test('the introduction of a subject leads to its questions', async ({ page }) => {
  await page.goto(`${constructsSite}/learn/links`);
  const introduction = page.getByRole('main').locator('.prose').first();
  const address = '/learn/links/questions/a-target';
  await expect(introduction.locator(`a[href="${address}"]`)).toHaveText('What is a target?');
  await expect(introduction.locator(`a[href="${address}#user-content-inner-parts"]`)).toHaveText('a target');
  await expect(introduction.getByText('nothing')).toHaveCount(1);
  await expect(introduction.getByRole('link', { name: 'nothing' })).toHaveCount(0);
});

test('what is not served cannot be had', { tag: '@server' }, async ({ request }) => {
  for (const slug of [
    'a-draft',
    'unpublished',
    'of-the-future',
    'a-draft-by-nothing',
    'draft-with-a-capital',
  ])
    expect((await request.get(`${constructsSite}/learn/state/questions/${slug}`)).status(), slug).toBe(404);
  const found = await (await request.get(`${constructsSite}/api/search?q=secret`)).json();
  expect(found.hits.filter(({ subject }: { subject: string }) => subject === 'state')).toEqual([]);
});

test('an id in words is a permalink', { tag: '@server' }, async ({ request }) => {
  const answer = await request.get(`${constructsSite}/q/leaf-green_2`, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toBe('/learn/front-matter/questions/an-id-in-words');
});
