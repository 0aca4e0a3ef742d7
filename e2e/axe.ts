import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page, a line a rule: WCAG 2.2 AA and good practice. */
export async function violationsOn(page: Page, { withColors = true } = {}): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(tags);
  const { violations } = await (withColors ? builder : builder.disableRules('color-contrast')).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Nothing is wider than a phone of 320 CSS pixels. */
export async function expectReflow(page: Page) {
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}
