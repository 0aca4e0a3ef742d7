import { seenOn, violationsOn } from '../support/axe';
import { pageKinds } from '../support/page-kinds';
import { librarySite } from '../support/sites';
import { expect, type Page, test } from '../support/test';

/** Colors do not depend on the width beyond the two forms of the pages, and nothing but colors on the scheme. */
const widths = [
  { width: 390, colors: true },
  { width: 320, colors: false },
  { width: 1280, colors: true },
  { width: 768, colors: false },
];

test.describe('every kind of page', () => {
  test.skip(({ isMobile }) => isMobile, 'widths are set here, so one project is enough');

  for (const [name, path] of pageKinds)
    test(`axe finds nothing on: ${name}, in light`, async ({ page }) => {
      await page.goto(path);
      const before = new Set<string>();
      for (const { width, colors } of widths) {
        await page.setViewportSize({ width, height: 800 });
        const seen = await seenOn(page);
        // Where the same is seen as at another width, only sizes differ.
        const looked = colors ? 'all' : before.has(seen) ? 'sizes' : 'no colors';
        before.add(seen);
        expect(await violationsOn(page, looked), `${width} px`).toEqual([]);
      }
    });

  test.describe('in dark', () => {
    test.use({ colorScheme: 'dark' });
    for (const [name, path] of pageKinds)
      test(`axe finds nothing on: ${name}`, async ({ page }) => {
        await page.goto(path);
        for (const { width } of widths.filter(({ colors }) => colors)) {
          await page.setViewportSize({ width, height: 800 });
          expect(await violationsOn(page, 'colors'), `${width} px`).toEqual([]);
        }
      });
  });

  for (const [name, path] of pageKinds)
    test(`holds what axe cannot see: ${name}`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(path);
      await expect(page.locator('h1')).toHaveCount(1);
      expect(await skippedHeadings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
      await spaceText(page);
      expect(await sidewaysScroll(page), 'with the text spaced as WCAG 1.4.12 has it').toBeLessThanOrEqual(0);
      expect(await cutTexts(page)).toEqual([]);
    });

  test('focus follows the reading order and is never hidden', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto('/learn/psychology/questions/why-do-we-forget');
    let last = -1;
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const { left, top, width, height } = element.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12));
        return {
          order: [...document.querySelectorAll('*')].indexOf(element),
          isSeen: hit !== null && (element.contains(hit) || hit.contains(element)),
          name: element.textContent?.slice(0, 40) ?? '',
        };
      });
      if (!focus) break;
      expect(focus.isSeen, focus.name).toBe(true);
      expect(focus.order, focus.name).toBeGreaterThan(last);
      last = focus.order;
    }
    expect(last).toBeGreaterThan(0);
  });
});

/** Line height, letters, words and paragraphs apart as far as WCAG 1.4.12 has it. */
function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
    );
    document.adoptedStyleSheets = [sheet];
  });
}

/** Headings that stand more than one level below the one before. */
function skippedHeadings(page: Page): Promise<string[]> {
  return page
    .locator('h1:visible, h2:visible, h3:visible, h4:visible, h5:visible, h6:visible')
    .evaluateAll((all) => {
      const levels = all.map((heading) => Number(heading.tagName.slice(1)));
      return all.flatMap((heading, i) =>
        i > 0 && (levels[i] ?? 0) > (levels[i - 1] ?? 0) + 1 ? [heading.textContent ?? ''] : [],
      );
    });
}

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Things to press that are smaller than 24 × 24 px and have no room around them (WCAG 2.5.8); links in sentences are free. */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator('a:visible, button:visible, input:visible, summary:visible').evaluateAll((all) => {
    const boxes = all.map((target) => target.getBoundingClientRect());
    const isInline = (target: Element) =>
      getComputedStyle(target).display === 'inline' &&
      target.closest('p, li, td, h1, h2, h3, h4, dd') !== null;
    const middle = (box: DOMRect) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;
    return all.flatMap((target, i) => {
      const box = boxes[i] as DOMRect;
      if ((box.width >= 24 && box.height >= 24) || box.width <= 1 || isInline(target)) return [];
      if (
        target.closest('label') &&
        (target.closest('label') as Element).getBoundingClientRect().height >= 24
      )
        return [];
      const [x, y] = middle(box);
      const isCrowded = boxes.some((other, j) => {
        if (j === i || other.width <= 1 || all[j]?.contains(target) || target.contains(all[j] as Node))
          return false;
        const nearX = Math.max(other.left, Math.min(x, other.right));
        const nearY = Math.max(other.top, Math.min(y, other.bottom));
        return Math.hypot(nearX - x, nearY - y) < 12;
      });
      return isCrowded ? [`${target.textContent?.trim().slice(0, 40)}: ${box.width} × ${box.height}`] : [];
    });
  });
}

/** Boxes of text that are cut because they may not grow. */
function cutTexts(page: Page): Promise<string[]> {
  return page
    .locator('main p:visible, main li:visible, main h1:visible, main h2:visible')
    .evaluateAll((all) =>
      all.flatMap((box) => {
        const style = getComputedStyle(box);
        // A summary of a few lines is cut on purpose; its whole text is a link away.
        const isClamped = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis';
        const isCut = style.overflow === 'hidden' && box.scrollHeight > box.clientHeight + 2;
        return isCut && !isClamped && box.clientHeight > 1 ? [box.textContent?.slice(0, 60) ?? ''] : [];
      }),
    );
}

test('axe finds nothing while the list of results is open', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('combobox', { name: /search/i })
    .first()
    .pressSequentially('memory');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('the number of results is spoken once typing has stopped', async ({ page }) => {
  await page.goto('/search');
  await page
    .getByRole('main')
    .getByRole('combobox')
    .or(page.getByRole('main').getByRole('searchbox'))
    .first()
    .pressSequentially('memory');
  await expect(
    page
      .locator('[role=status], [aria-live=polite]')
      .filter({ hasText: /\d+ (results?|close match(es)?)/ })
      .first(),
  ).toBeAttached();
});

test('what is in another language than the page says so', async ({ page }) => {
  await page.goto(`${librarySite}/learn/sociology/questions/how-do-neighbours-build-trust`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('h1')).toHaveAttribute('lang', 'en-GB');
  await expect(page.locator('.prose').first()).toHaveAttribute('lang', 'en-GB');
  await page.goto(`${librarySite}/learn/sociology`);
  await expect(page.getByRole('main').getByRole('link', { name: /neighbours build trust/ })).toHaveAttribute(
    'lang',
    'en-GB',
  );
});
