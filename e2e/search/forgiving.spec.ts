import { violationsOn } from '../support/axe';
import { slash } from '../support/sites';
import { expect, type Page, test } from '../support/test';

const main = (page: Page) => page.getByRole('main');
const hits = (page: Page) => main(page).getByRole('article');

test('a misspelt word is put right, and can be searched as it is written', async ({ page }) => {
  await page.goto('/search?q=mitossis+phases');
  await expect(main(page)).toContainText('Showing results for mitosis');
  await expect(main(page).locator('strong').first()).toHaveText('mitosis');
  await expect(hits(page).first()).toContainText('mitosis');
  await main(page).getByRole('link', { name: 'mitossis phases' }).click();
  await expect(page).toHaveURL(/exact=1/);
  await expect(main(page)).not.toContainText('Showing results for');
  await expect(main(page)).toContainText('mitossis');
});

test('typing anew puts spelling right again', async ({ page }) => {
  await page.goto('/search?q=mitossis&exact=1');
  await expect(main(page).getByRole('link', { name: 'Search with the spelling put right' })).toBeVisible();
  await main(page).getByRole('searchbox').fill('meiossis');
  await expect(main(page)).toContainText('Showing results for meiosis');
  await expect(page).not.toHaveURL(/exact/);
});

test('two words that the library writes as one find it', async ({ page }) => {
  await page.goto('/search?q=photo+synthesis');
  await expect(hits(page).first()).toContainText('photosynthesis');
});

test('words that no question holds together find the nearest, and say what is missing', async ({ page }) => {
  await page.goto('/search?q=mitosis+inflation');
  await expect(main(page)).toContainText('No question holds all of these words');
  await expect(hits(page).first()).toContainText('Missing:');
});

test('a phrase in quotes holds its words side by side', async ({ page }) => {
  await page.goto('/search?q=%22natural+selection%22');
  await expect(hits(page).first()).toContainText('natural selection');
});

test('a word after a minus is in none of the results', async ({ page }) => {
  await page.goto('/search?q=mitosis+-meiosis');
  await expect(main(page)).not.toContainText('difference between mitosis and meiosis');
});

test('a subject named in the words is a filter that can be taken off', async ({ page }) => {
  await page.goto('/search?q=difference+subject%3Apsychology');
  await expect(hits(page).first()).toContainText('Psychology');
  await expect(
    main(page).getByRole('navigation', { name: 'Narrow to a subject' }).locator('[aria-current]'),
  ).toContainText('Psychology');
  await main(page).getByRole('link', { name: 'in Psychology' }).click();
  await expect(page).toHaveURL(new RegExp(`/search${slash}\\?q=difference$`));
});

test.describe('with scripts off', { tag: '@server' }, () => {
  test.use({ javaScriptEnabled: false });
  test('a result says why it is one', async ({ page }) => {
    await page.goto('/search?q=mitosis');
    await hits(page).first().getByText('Why this result').click();
    await expect(hits(page).first().locator('details p')).toContainText(/In the question: mitosis/);
  });
});

test('where nothing is found the page says why and leads on', async ({ page }) => {
  await page.goto('/search?q=zzyzxqk+wqxzvvk');
  await expect(main(page)).toContainText('The library does not hold: zzyzxqk, wqxzvvk');
  // Neither word is held: without one of them there would be as little.
  await expect(main(page).getByText('Try with one word fewer')).toBeHidden();
  await expect(main(page).getByRole('link', { name: 'Biology' })).toBeVisible();
});

test('the list under the box says what was put right, and the keys pass it by', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'a phone has no arrow keys');
  await page.goto('/');
  const box = page.getByRole('combobox', { name: /search/i }).first();
  await box.click();
  await box.pressSequentially('mitossis ', { delay: 15 });
  await expect(page.getByText('Showing results for')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/mitosis/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const query of ['mitossis', 'mitosis inflation', 'difference subject:psychology']) {
      test(`axe finds nothing on the results of: ${query}`, async ({ page }) => {
        await page.goto(`/search?q=${encodeURIComponent(query)}`);
        await hits(page).first().getByText('Why this result').click();
        expect(await violationsOn(page)).toEqual([]);
      });
    }
  });
}
