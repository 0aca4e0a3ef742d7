import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { freePort } from '@/test-support/port-of';
import { launchChromium } from '../e2e/support/chromium';
import { openSlowLine } from './offline/slow-line';
import { serveWith } from './pages/serve';
import { makeLibrary } from './scale/make-library';

const usage = `How long a browser takes to keep a subject for when there is no connection, and what that takes.

  npm run bench:offline [-- --count N] [--megabits N]

--count N      questions of the subject, one of three alike (2000)
--megabits N   what the line lets through in a second (10)`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    megabits: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});

const subjects = 3;
const subject = 'subject-0';
const delayMs = 20;
const pagesAtOnce = 8;

if (values.help) console.log(usage);
else await measure(Number(values.count), Number(values.megabits));

async function measure(count: number, megabits: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-offline-'));
  const port = await freePort();
  try {
    await makeLibrary(folder, count * subjects, { subjects });
    const command = ['--import', 'tsx', 'lib/cli/start.ts', '--content', folder];
    const env = { STOA_MEANING: 'off' };
    // Built first, so that what is measured begins with a server that has made no page yet.
    spawnSync(process.execPath, ['--import', 'tsx', 'lib/cli/build.ts', '--content', folder], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const site = await serveWith(command, { port, env });
    const browser = await launchChromium();
    try {
      const cold = await keepOnce(browser, port, megabits);
      const warm = await keepOnce(browser, port, megabits);
      print({ cold, warm, alone: await compressedBytes(site.url) });
    } finally {
      await browser.close();
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Kept {
  readonly seconds: number;
  readonly received: number;
  readonly stored: number;
}

/** Keeps the subject in a browser of its own, over the slow line. */
async function keepOnce(browser: Browser, port: number, megabits: number): Promise<Kept> {
  const line = await openSlowLine(port, { megabits, delayMs });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${line.url}/offline?keep=${subject}`);
    const button = page.getByRole('button', { name: /^Keep .* offline$/ }).first();
    const before = line.received;
    const started = performance.now();
    await button.click();
    await page
      .getByText(/questions, [\d.]+ MB, as of/)
      .first()
      .waitFor({ timeout: 600_000 });
    const seconds = (performance.now() - started) / 1000;
    const stored = await page.evaluate(async (name) => {
      const cache = await caches.open(name);
      let bytes = 0;
      for (const request of await cache.keys())
        bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
      return bytes;
    }, `stoa-offline-subject-${subject}`);
    return { seconds, received: line.received - before, stored };
  } finally {
    await context.close();
    await line.close();
  }
}

/** What pages come to as they are sent one by one, and the search files of the library, a part for the subject. */
async function compressedBytes(url: string): Promise<{ readonly pages: number; readonly search: number }> {
  const list = await (await fetch(`${url}/offline/${subject}/list.json`)).json();
  const addresses = (list.pages as [string, string][]).map(([address]) => address);
  const lengths = await mapAtOnce(addresses, pagesAtOnce, (address) => sentLength(url + address));
  const pages = lengths.reduce((sum, length) => sum + length, 0);
  const search = await sentLength(`${url}/offline/${subject}/${list.search}`);
  return { pages, search };
}

async function sentLength(address: string): Promise<number> {
  const response = await fetch(address, { headers: { 'Accept-Encoding': 'br' } });
  await response.arrayBuffer();
  return Number(response.headers.get('content-length'));
}

function print({
  cold,
  warm,
  alone,
}: {
  readonly cold: Kept;
  readonly warm: Kept;
  readonly alone: { readonly pages: number; readonly search: number };
}): void {
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(2);
  console.log(`a server that made no page yet: ${cold.seconds.toFixed(1)} s`);
  console.log(`one that has made them: ${warm.seconds.toFixed(1)} s`);
  console.log(`received, the site's own files among it: ${megabytes(cold.received)} MB`);
  console.log(`kept of the subject: ${megabytes(cold.stored)} MB`);
  console.log(`its pages as they are sent one by one (brotli): ${megabytes(alone.pages)} MB`);
  console.log(`its search file: ${megabytes(alone.search)} MB`);
  const ratio = cold.stored / (alone.pages + alone.search);
  console.log(`kept, of pages and search: ${ratio.toFixed(2)}`);
}
