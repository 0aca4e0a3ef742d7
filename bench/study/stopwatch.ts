import type { BrowserContext, Page } from '@playwright/test';

/** Waits in the page until something is there (or gone) and painted; gives the moment, in milliseconds of the page. */
const watch = `globalThis.shownAt = (selector, isGone) => new Promise((resolve) => {
  const look = () => {
    if ((document.querySelector(selector) === null) !== isGone) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  };
  look();
});`;

declare const shownAt: (selector: string, isGone: boolean) => Promise<number>;

/** A page whose processor is so many times slower than this machine's. */
export async function slowPage(context: BrowserContext, times: number): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  return page;
}

/** Milliseconds from the load of a page until it shows what is waited for. */
export async function timeOfLoad(page: Page, url: string, shown: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(async (selector) => {
    const at = await shownAt(selector, false);
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return Math.max(0, at - (load?.loadEventEnd ?? 0));
  }, shown);
}

/** What a reader does to an element. */
export type Deed =
  | 'press'
  | { readonly type: string }
  | { readonly choose: string }
  | { readonly key: string };

/** Milliseconds from what a reader does until the page shows that it was done: that a selector fits, or none does. */
export function timeOfDeed(
  page: Page,
  on: string,
  deed: Deed,
  until: { readonly shown?: string; readonly gone?: string },
): Promise<number> {
  return page.evaluate(
    async ({ selector, does, shown, gone }) => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`nothing fits ${selector}`);
      const begin = performance.now();
      if (does === 'press') element.click();
      else if ('key' in does)
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: does.key, bubbles: true, cancelable: true }),
        );
      else {
        (element as HTMLInputElement).value = 'type' in does ? does.type : does.choose;
        element.dispatchEvent(new Event('type' in does ? 'input' : 'change', { bubbles: true }));
      }
      return (await shownAt(shown ?? gone ?? '', gone !== undefined)) - begin;
    },
    { selector: on, does: deed, ...until },
  );
}
