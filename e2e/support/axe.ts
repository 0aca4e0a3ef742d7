import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is looked at: all of it, all but colors, or only what differs between color schemes, or between widths. */
export type Looked = 'all' | 'no colors' | 'colors' | 'sizes';

const rulesOf: Readonly<Record<Looked, RunOptions>> = {
  all: { runOnly: tags },
  'no colors': { runOnly: tags, rules: { 'color-contrast': { enabled: false } } },
  colors: { runOnly: ['color-contrast'] },
  sizes: { runOnly: ['target-size', 'scrollable-region-focusable', 'meta-viewport', 'css-orientation-lock'] },
};

/** What axe finds on a page, a line a rule: WCAG 2.2 AA and good practice. Its script is put into a page once. */
export async function violationsOn(page: Page, looked: Looked = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options: RunOptions = { ...rulesOf[looked], resultTypes: ['violations'] };
  const { violations } = await page.evaluate(
    (chosen) =>
      (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(chosen),
    options,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Nothing is wider than a phone of 320 CSS pixels. */
export async function expectReflow(page: Page) {
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

/** The elements of a page that are seen, as one text: all that axe finds but for colors and sizes depends on them alone. */
export function seenOn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((element) => {
        const { display, position, overflow } = getComputedStyle(element);
        const isSeen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        return isSeen ? `${display} ${position} ${overflow}` : '';
      })
      .join(),
  );
}
