import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Request } from '@playwright/test';
import { openSlowLine } from '../../offline/slow-line';
import type { SearchSteps } from './peer';

/** A line, and how many times slower than this machine's the processor is. */
export interface Phone {
  readonly megabits: number;
  readonly delayMs: number;
  readonly slow: number;
}

/** On slow 4G as Lighthouse has it. */
export const slowPhone: Phone = { megabits: 1.6, delayMs: 150, slow: 4 };
/** For a visit that only sees that all is there. */
export const quickPhone: Phone = { megabits: 1000, delayMs: 0, slow: 1 };

export const kinds = ['html', 'css', 'font', 'script', 'other'] as const;

/** A cold load until nothing is asked for any more: bytes of bodies as they are sent, and milliseconds. */
export type LoadFigures = Readonly<Record<(typeof kinds)[number], number>> & {
  readonly requests: number;
  readonly all: number;
  readonly fcpMs: number;
  readonly lcpMs: number;
  readonly tbtMs: number;
};

/** From the tap until a first result is painted; bytes are all that came over the line meanwhile. */
export interface SearchFigures {
  readonly requests: number;
  readonly all: number;
  readonly ms: number;
}

export interface VisitFigures {
  readonly load: LoadFigures;
  readonly search?: SearchFigures;
}

/** Some peers fetch their code late, and for long. */
const patienceMs = 240_000;
const quietMs = 2_000;
const device = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const watch = `
globalThis.seen = { fcpMs: 0, lcpMs: 0, tasks: [] };
const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
observe('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.fcpMs = startTime; });
observe('largest-contentful-paint', ({ startTime }) => { seen.lcpMs = startTime; });
observe('longtask', ({ startTime, duration }) => { seen.tasks.push([startTime, duration]); });
globalThis.watchFor = (selector) => {
  addEventListener('pointerdown', ({ timeStamp }) => { seen.tapped ??= timeStamp; }, true);
  const look = () => {
    if (![...document.querySelectorAll(selector)].some((it) => it.getClientRects().length > 0)) return;
    watching.disconnect();
    requestAnimationFrame(() => setTimeout(() => { seen.result = performance.now(); }));
  };
  const watching = new MutationObserver(look);
  watching.observe(document, { subtree: true, childList: true, attributes: true });
};`;

interface Seen {
  readonly fcpMs: number;
  readonly lcpMs: number;
  readonly tasks: readonly (readonly [number, number])[];
  readonly tapped?: number;
  readonly result?: number;
}
declare const seen: Seen;

/** Where somebody goes. */
export interface Visit {
  /** Where the site is served on this machine. */
  readonly port: number;
  readonly path: string;
  readonly search?: { readonly steps: SearchSteps; readonly words: string } | undefined;
}

/**
 * Opens a page as a reader does who comes for the first time, with a phone, and searches once it is quiet.
 * @throws where the page or a result does not come within minutes
 */
export async function visit(
  browser: Browser,
  phone: Phone,
  { port, path, search }: Visit,
): Promise<VisitFigures> {
  const line = await openSlowLine(port, phone);
  const context = await browser.newContext(device);
  try {
    const page = await pageOf(context, phone.slow);
    const traffic = follow(context);
    await page.goto(line.url + path, { waitUntil: 'load', timeout: patienceMs });
    await traffic.quiet();
    const load = {
      ...(await weigh(traffic.finished)),
      ...timesOf(await page.evaluate(() => seen)),
      all: line.received,
    };
    if (search === undefined) return { load };
    const before = { requests: traffic.finished.length, all: line.received };
    const ms = await searchOnce(page, search);
    return {
      load,
      search: { requests: traffic.finished.length - before.requests, all: line.received - before.all, ms },
    };
  } finally {
    await context.close();
    await line.close();
  }
}

async function pageOf(context: BrowserContext, rate: number): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return page;
}

interface Traffic {
  readonly finished: readonly Request[];
  /** Once nothing has been asked for a while: what is fetched only once the processor is free counts, too. */
  quiet(): Promise<void>;
}

/** Requests of a page and its workers. */
function follow(context: BrowserContext): Traffic {
  const finished: Request[] = [];
  const pending = new Set<Request>();
  let last = Date.now();
  const note = (_: unknown) => {
    last = Date.now();
  };
  context.on('request', (request) => note(pending.add(request)));
  context.on('requestfailed', (request) => note(pending.delete(request)));
  context.on('requestfinished', (request) => {
    finished.push(request);
    note(pending.delete(request));
  });
  return {
    finished,
    async quiet() {
      const until = Date.now() + patienceMs;
      while (pending.size > 0 || Date.now() - last < quietMs) {
        if (Date.now() > until) throw new Error(`${pending.size} requests are still under way`);
        await sleep(100);
      }
    },
  };
}

async function weigh(requests: readonly Request[]) {
  const bytes = { html: 0, css: 0, font: 0, script: 0, other: 0 };
  for (const request of requests)
    bytes[kindOf(request.resourceType())] += (await request.sizes()).responseBodySize;
  return { ...bytes, requests: requests.length };
}

function kindOf(type: string): (typeof kinds)[number] {
  if (type === 'document') return 'html';
  if (type === 'stylesheet') return 'css';
  return type === 'font' || type === 'script' ? type : 'other';
}

/** Blocked is what tasks after the first paint take beyond 50 ms each. */
export function timesOf({ fcpMs, lcpMs, tasks }: Pick<Seen, 'fcpMs' | 'lcpMs' | 'tasks'>) {
  const late = tasks.filter(([start, duration]) => start + duration > fcpMs);
  const tbtMs = late.reduce(
    (sum, [start, duration]) => sum + Math.max(0, start + duration - Math.max(start, fcpMs) - 50),
    0,
  );
  return { fcpMs, lcpMs, tbtMs };
}

async function searchOnce(
  page: Page,
  { steps, words }: { readonly steps: SearchSteps; readonly words: string },
): Promise<number> {
  await page.evaluate(
    (selector) => (globalThis as unknown as { watchFor(selector: string): void }).watchFor(selector),
    steps.result,
  );
  await page.locator(steps.open).locator('visible=true').first().tap();
  await page.locator(steps.input).locator('visible=true').first().fill(words);
  await page.waitForFunction(() => seen.result !== undefined, undefined, { polling: 100 });
  const { tapped = 0, result = 0 } = await page.evaluate(() => seen);
  return result - tapped;
}
