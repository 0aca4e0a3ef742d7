import type { Page, Route } from '@playwright/test';

/** Something that goes wrong in or before a browser, brought about before a page is opened. */
export type Fault = (page: Page) => Promise<unknown>;

/** What answers in place of a file. */
type Answer = (route: Route) => Promise<void>;

export const searchFiles = '**/search-data/**';
export const searchApi = '**/api/search?**';
export const workerScript = '**/_next/static/search-*.js';
export const pageScripts = '**/_next/static/{chunks/*,islands-*,highlight-words-*}.js';
export const styleSheets = '**/_next/static/**/*.css';
export const fonts = '**/_next/static/fonts/*.woff2';

const signIn = '<!doctype html><title>Sign in</title><form><input name="user"><button>Go</button></form>';

/** The ways in which a file does not arrive as it is. */
export const brokenAnswers = {
  'answered 404': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'answered 500': (route) => route.fulfill({ status: 500, body: 'Internal error' }),
  'cut short': changed((body) => body.subarray(0, Math.floor(body.length / 2))),
  'of wrong bytes': changed((body) => Buffer.from(body.map((byte, i) => (i % 7 === 3 ? byte ^ 0x5a : byte)))),
  'of another build': changed(() => Buffer.from('a file of another build, which is whole of its kind')),
  'answered with a page to sign in on': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: signIn }),
  empty: (route) => route.fulfill({ status: 200, body: '' }),
  'led elsewhere': (route) => route.fulfill({ status: 302, headers: { location: '/about' } }),
  'refused by the network': (route) => route.abort('connectionreset'),
} as const satisfies Readonly<Record<string, Answer>>;

function changed(change: (body: Buffer) => Buffer): Answer {
  return async (route) => {
    const response = await route.fetch().catch(passLateAnswer);
    if (!response) return route.abort('timedout');
    await route.fulfill({ response, body: change(await response.body()) });
  };
}

/** On a busy machine an answer may not come in the 30 s of a fetch: to the page, a request that was lost. */
function passLateAnswer(error: unknown): undefined {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
}

export function answering(files: string, answer: Answer): Fault {
  return (page) => page.route(files, (route) => answer(route).catch(ignoreLeft));
}

/** The page was left, or its test is over, while the request was on its way. */
function ignoreLeft(error: unknown): void {
  if (!(error instanceof Error) || !/disposed|closed|ended/i.test(error.message)) throw error;
}

/** Never answered, as behind a firewall that drops what it does not like. */
export function silent(files: string): Fault {
  return (page) => page.route(files, () => {});
}

/** So large a share of all requests but pages is lost, and all of them are late; the same ones each time. */
export function lossy(share: number, delayMs: number, files = '**/*'): Fault {
  return (page) => {
    let state = 7;
    const chance = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const lose = answering(files, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const isNotFound = route.request().resourceType() !== 'document' && chance() < share;
      await (isNotFound ? route.abort('timedout') : route.continue());
    });
    return lose(page);
  };
}

/** Runs in each page before its own scripts. */
export function before(script: () => void): Fault {
  return (page) => page.addInitScript(script);
}

export function all(...faults: readonly Fault[]): Fault {
  return async (page) => {
    for (const fault of faults) await fault(page);
  };
}

export const storageForbidden = before(() => {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
});

export const storageFull = before(() => {
  Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
});

export const storageOfGarbage = before(() => {
  const names = [
    'recently-read',
    'lost',
    'theme',
    'recent-searches',
    'single-key',
    'text-size',
    'text-width',
  ];
  for (const name of names)
    for (const store of [localStorage, sessionStorage]) store.setItem(`stoa-${name}`, '{"x":[null,{]]');
});
