import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { librarySite } from './sites';

const pages = [
  ['home', '/'],
  ['subjects', '/learn'],
  ['subject', '/learn/mathematics'],
  ['question with mathematics', '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it'],
  ['question with code', '/learn/computer-science/questions/how-does-a-hash-table-work'],
  ['question with a long title', `${librarySite}/learn/economics/questions/a-title-that-goes-on`],
  ['search with results', '/search?q=memory'],
  ['search without results', '/search?q=zzyzx'],
  ['search without words', '/search'],
  ['about', '/about'],
  ['lost address', '/learn/none'],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const [name, path] of pages) {
      test(`axe finds nothing on: ${name}`, async ({ page }) => {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
          ),
        ).toEqual([]);
      });
    }
  });
}

test('axe finds nothing while the list of results is open', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('combobox', { name: /search/i })
    .first()
    .pressSequentially('memory');
  await expect(page.getByRole('option').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
