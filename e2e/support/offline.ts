import { expect, type Page } from './test';

/** Starts the worker on the page of what is kept, and waits until it answers for this page. */
export async function startWorker(page: Page): Promise<void> {
  await page.goto('/offline');
  await page.getByRole('button', { name: 'Keep what I read' }).click();
  await expect(page.getByText(/The last 200 pages/)).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
  // What all pages lead back to is kept first of all.
  await expectKept(page, '/review');
}

/** Waits until a page of the site is kept. */
export async function expectKept(page: Page, path: string): Promise<void> {
  const status = () =>
    page.evaluate(async (asked) => (await caches.match(asked, { ignoreVary: true }))?.status, path);
  await expect.poll(status).toBe(200);
}

/** Keeps a subject, and waits until all of it is kept. */
export async function keepSubject(page: Page, title: string): Promise<void> {
  await page.goto('/offline');
  await page.getByRole('button', { name: `Keep ${title} offline` }).click();
  await expect(rowOf(page, title)).toContainText(/\d+ questions?, [\d.]+ MB, as of/);
}

export function rowOf(page: Page, title: string) {
  return page
    .getByRole('region', { name: 'What you keep' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
}
