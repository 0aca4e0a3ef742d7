import type { Page } from '@playwright/test';

/** Lets requests of a page for such addresses go on only when what it returns is called. */
export async function holdRequests(page: Page, address: string | RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    // The page may be gone, or may not want it any more.
    await route.continue().catch(() => {});
  });
  return () => release();
}
