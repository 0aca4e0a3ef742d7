import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { mainThreadMs, type TraceEvent } from './main-thread';

/** A page whose main thread is timed by the processor's time that it takes: a machine that is busy does not count. */
export interface TimedPage {
  readonly page: Page;
  readonly session: CDPSession;
  /** How many times slower the processor is to be. */
  readonly slow: number;
}

/** Where a page that is opened learns what is waited for. */
const watchKey = 'bench-watch';

/** Calls back once something is there, or gone, and painted. */
const watch = `
globalThis.whenShown = (selector, isGone) => new Promise((resolve) => {
  const look = () => {
    if ((document.querySelector(selector) === null) !== isGone) return false;
    requestAnimationFrame(() => setTimeout(resolve));
    return true;
  };
  if (look()) return;
  new MutationObserver((_, observer) => look() && observer.disconnect())
    .observe(document, { subtree: true, childList: true, attributes: true });
  document.addEventListener('focusin', look);
});
const wanted = sessionStorage.getItem('${watchKey}');
if (wanted) whenShown(wanted, false).then(() => { performance.mark('shown'); globalThis.isShown = true; });`;

declare const whenShown: (selector: string, isGone: boolean) => Promise<void>;

export async function timedPage(context: BrowserContext, site: string, slow: number): Promise<TimedPage> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${site}/about`);
  return { page, session: await context.newCDPSession(page), slow };
}

/** Milliseconds of the main thread from the load of a page until it shows what is waited for. */
export async function timeOfLoad(timed: TimedPage, url: string, shown: string): Promise<number> {
  const { page } = timed;
  await page.evaluate(([key, selector]) => sessionStorage.setItem(key, selector), [watchKey, shown] as const);
  const ms = await traced(timed, 'loadEventEnd', async () => {
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => 'isShown' in globalThis, undefined, { polling: 200, timeout: 0 });
  });
  await page.evaluate((key) => sessionStorage.removeItem(key), watchKey);
  return ms;
}

/** What a reader does to an element. */
export type Deed =
  | 'press'
  | { readonly type: string }
  | { readonly choose: string }
  | { readonly key: string };

/**
 * Milliseconds of the main thread from what a reader does until the page shows that it was done: that a selector fits, or
 * none does.
 */
export function timeOfDeed(
  timed: TimedPage,
  on: string,
  deed: Deed,
  until: { readonly shown?: string; readonly gone?: string },
): Promise<number> {
  const doIt = () =>
    timed.page.evaluate(
      async ({ selector, does, shown, gone }) => {
        const element = document.querySelector<HTMLElement>(selector);
        if (!element) throw new Error(`nothing fits ${selector}`);
        performance.mark('begun');
        if (does === 'press') element.click();
        else if ('key' in does)
          element.dispatchEvent(
            new KeyboardEvent('keydown', { key: does.key, bubbles: true, cancelable: true }),
          );
        else {
          (element as HTMLInputElement).value = 'type' in does ? does.type : does.choose;
          element.dispatchEvent(new Event('type' in does ? 'input' : 'change', { bubbles: true }));
        }
        await whenShown(shown ?? gone ?? '', gone !== undefined);
        performance.mark('shown');
      },
      { selector: on, does: deed, ...until },
    );
  return traced(timed, 'begun', doIt);
}

/** What the main thread works between two marks, as the browser traces it. */
async function traced(
  { session, slow }: TimedPage,
  from: string,
  task: () => Promise<void>,
): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { readonly value: object[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  const traceConfig = { includedCategories: ['blink.user_timing', 'toplevel'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  try {
    await task();
  } finally {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
  }
  return mainThreadMs(events, from, 'shown') * slow;
}
