import type { BrowserContext, Page } from '@playwright/test';
import { launchTestChromium } from '../../e2e/support/chromium';

/** A browser that notices whatever content does beyond being read. */
export interface WatchedBrowser {
  /**
   * Opens a page, does what is asked there, and says what acted; undefined where nothing did. What stands there is looked
   * at in the end, and whenever `look` is called.
   */
  visit(
    path: string,
    then?: (page: Page, look: () => Promise<void>) => Promise<void>,
  ): Promise<string | undefined>;
  /** A page that does act: says so where the sentinel did not hear it. */
  control(): Promise<string | undefined>;
  /** Whether an XML file is one. */
  wellFormed(path: string): Promise<string | undefined>;
  close(): Promise<void>;
}

interface Tab {
  readonly page: Page;
  heard: string[];
}

export async function openWatched(site: string, tabs: number): Promise<WatchedBrowser> {
  const browser = await launchTestChromium();
  const context = await browser.newContext({ baseURL: site });
  await context.addInitScript(listen);
  const free: Tab[] = [];
  for (let i = 0; i < tabs; i++) free.push(await openTab(context, site));
  const withTab = async <T>(use: (tab: Tab) => Promise<T>): Promise<T> => {
    const tab = free.pop() ?? (await openTab(context, site));
    try {
      tab.heard = [];
      return await use(tab);
    } finally {
      free.push(tab);
    }
  };
  return {
    visit: (path, then) =>
      withTab(async (tab) => {
        const response = await tab.page.goto(path, { waitUntil: 'load' });
        const look = async () => void tab.heard.push(...(await tab.page.evaluate(looksWrong)));
        await then?.(tab.page, look);
        if (!response || response.status() >= 500) tab.heard.push(`status ${response?.status()}`);
        await look();
        return tab.heard.length > 0
          ? `${path.slice(0, 120)}: ${[...new Set(tab.heard)].join('; ')}`
          : undefined;
      }),
    control: () =>
      withTab(async (tab) => {
        const body = `<meta http-equiv="Content-Security-Policy" content="img-src 'self'; script-src 'unsafe-inline'"><script>alert(1)</script><div class="prose" data-control=""><img src="https://evil.example/p.gif"><p id="x" onclick="x">x</p></div>`;
        await tab.page.route('**/control', (route) => route.fulfill({ contentType: 'text/html', body }));
        await tab.page.goto('/control', { waitUntil: 'load' });
        const heard = [...tab.heard, ...(await tab.page.evaluate(looksWrong))].join('; ');
        const missing = ['a dialog', 'policy', 'element img', 'attribute onclick', 'id x'].filter(
          (it) => !heard.includes(it),
        );
        return missing.length > 0 ? `not heard: ${missing.join(', ')}` : undefined;
      }),
    wellFormed: (path) =>
      withTab(async ({ page }) => {
        await page.goto('/about');
        return page.evaluate(async (address) => {
          const text = await (await fetch(address)).text();
          const parsed = new DOMParser()
            .parseFromString(text, 'application/xml')
            .querySelector('parsererror');
          return parsed ? `${address}: ${parsed.textContent?.slice(0, 200)}` : undefined;
        }, path);
      }),
    close: () => browser.close(),
  };
}

async function openTab(context: BrowserContext, site: string): Promise<Tab> {
  const tab: Tab = { page: await context.newPage(), heard: [] };
  tab.page.on('dialog', (dialog) => {
    tab.heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${site}/`) && !/^(?:data|blob):/.test(url)) tab.heard.push(`a request to ${url}`);
  });
  // Such as React's, where a page is not what its data says.
  tab.page.on('pageerror', (error) => tab.heard.push(`an error: ${error.message.slice(0, 120)}`));
  tab.page.on('popup', (popup) => {
    tab.heard.push('a window');
    void popup.close();
  });
  return tab;
}

/** Runs in the page before all else. */
function listen() {
  const heard: string[] = [];
  Object.defineProperty(window, '__heard', { value: heard });
  addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    heard.push(`policy: ${violatedDirective} ${blockedURI}`);
  });
}

/** Runs in the page: what stands there that content may not put there. */
function looksWrong(): string[] {
  const wrong: string[] = [...((window as unknown as { __heard: string[] }).__heard ?? [])];
  if ('__fired' in window) wrong.push('a script ran');
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes) if (name.startsWith('on')) wrong.push(`attribute ${name}`);
    if (/^(?:iframe|object|embed|base|frame|portal|fencedframe)$/i.test(element.localName))
      wrong.push(`element ${element.localName}`);
    const target = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
    if (target !== '' && !/^(?:https?:|mailto:)$/.test(new URL(target, location.href).protocol))
      wrong.push(`address ${target}`);
  }
  if (document.querySelector('meta[http-equiv="refresh"]')) wrong.push('a refresh');
  // The page about the site is set in prose, and its own.
  for (const element of document.querySelectorAll('article .prose *, .prose[data-control] *')) {
    if (
      /^(?:script|style|img|form|input|button|link|meta|audio|video|source|template)$/.test(element.localName)
    ) {
      // The reading tools put their copy buttons beside code; pictures are the library's own.
      const isButton = element.localName === 'button' && !element.hasAttribute('formaction');
      const loaded = [element.getAttribute('src') ?? '', element.getAttribute('srcset') ?? '']
        .join(' ')
        .trim();
      const isOwn =
        /^(?:img|source)$/.test(element.localName) &&
        /^\/pictures\/[\w.-]+(?:$| )/.test(loaded) &&
        !loaded.includes('//');
      if (!isButton && !isOwn) wrong.push(`element ${element.localName}`);
    }
    // A comparison tells the ids of its two answers apart.
    if (element.id !== '' && !/^(?:[ab]-)?user-content-/.test(element.id)) wrong.push(`id ${element.id}`);
    if (element.hasAttribute('style')) wrong.push('attribute style');
  }
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      JSON.parse(textContent ?? '');
    } catch {
      wrong.push('structured data that is no JSON');
    }
  }
  return wrong;
}
