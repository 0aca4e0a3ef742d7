import { startWorker } from '../support/offline';
import { expect, type Page, test } from '../support/test';

/** As pages of a site are that is searched on a cluster: they name its index. */
async function askServer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset.asks = 'b7';
    });
  });
}

const options = (page: Page) => page.getByRole('listbox').getByRole('option');

test('a site that searches by its server is asked while one types, and no search file is fetched', async ({
  page,
}) => {
  await askServer(page);
  const addresses: string[] = [];
  page.on('request', (request) =>
    addresses.push(new URL(request.url()).pathname + new URL(request.url()).search),
  );
  await page.goto('/');
  const answered = page.waitForResponse(/\/api\/search\?/);
  await page.getByRole('combobox').fill('photosynthesis');
  const answer = await answered;
  expect(new URL(answer.url()).searchParams.get('build')).toBe('b7');
  expect(new URL(answer.url()).searchParams.get('list')).toBe('1');
  // The index that is searched is another than the one named.
  expect(answer.headers()['cache-control']).toBe('no-store');
  await expect(options(page).first()).toContainText(/photosynthesis/i);
  expect(addresses.filter((address) => address.startsWith('/search-data/'))).toEqual([]);
});

test('what it found is found again without a connection, and says so', async ({ page, context }) => {
  await askServer(page);
  await startWorker(page);
  await page.goto('/');
  const box = page.getByRole('combobox');
  await box.fill('photosynthesis');
  await expect(options(page).first()).toContainText(/photosynthesis/i);
  await context.setOffline(true);
  await box.fill('');
  await box.fill('photosynthesis');
  await expect(
    page.getByText(/The site cannot be reached: this is what was found on \d+ \w+ \d{4}\./),
  ).toBeVisible();
  await expect(options(page).first()).toContainText(/photosynthesis/i);
  await box.fill('entropy of a gas');
  await expect(page.getByText(/could not be reached/).first()).toBeVisible();
});
