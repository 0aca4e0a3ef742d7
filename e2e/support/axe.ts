import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Whether colors are looked at too, alone (where all else was looked at in the other scheme), or not. */
export type Colors = 'too' | 'only' | 'not';

/** What axe finds on a page, a line a rule: WCAG 2.2 AA and good practice. Its script is put into a page once. */
export async function violationsOn(page: Page, colors: Colors = 'too'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options: RunOptions = {
    runOnly: colors === 'only' ? ['color-contrast'] : tags,
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: colors !== 'not' } },
  };
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
