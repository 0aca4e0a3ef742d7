import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, devices } from '@playwright/test';
import { freePort } from '@/test-support/port-of';
import { launchChromium } from '../e2e/support/chromium';
import { pageKinds } from '../e2e/support/page-kinds';
import { serveWith } from './pages/serve';
import { hardCases, pathOf, writeHardLibrary } from './screenshots/hard-cases';

const usage = `Pictures of every kind of page, to be looked at: phone and desktop, light and dark, and on paper; of the bundled
library, and of questions that are hard to set.

  npm run screenshots [-- --out FOLDER] [--only WORDS]

--out FOLDER   where they go (test-results/screenshots); index.html shows them side by side
--only WORDS   the pages whose name holds these words`;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-results/screenshots' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});

interface Shot {
  readonly name: string;
  readonly url: string;
}

interface Form {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly media: 'screen' | 'print';
  readonly device: Parameters<Browser['newContext']>[0];
}

const phone = { ...devices['Pixel 5'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 900 } };
/** A4 with margins of 2 cm, at 96 pixels an inch. */
const sheet = { viewport: { width: 643, height: 972 } };
const forms: readonly Form[] = [
  { name: 'phone-light', colorScheme: 'light', media: 'screen', device: phone },
  { name: 'phone-dark', colorScheme: 'dark', media: 'screen', device: phone },
  { name: 'desktop-light', colorScheme: 'light', media: 'screen', device: desktop },
  { name: 'desktop-dark', colorScheme: 'dark', media: 'screen', device: desktop },
  { name: 'print', colorScheme: 'light', media: 'print', device: sheet },
];

if (values.help) console.log(usage);
else await takeAll(resolve(values.out));

async function takeAll(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'hard-cases-'));
  await writeHardLibrary(folder);
  const bundled = await serveLibrary('content');
  const hard = await serveLibrary(folder);
  const browser = await launchChromium();
  const shots: readonly Shot[] = [
    ...pageKinds
      .filter(([, path]) => path.startsWith('/'))
      .map(([name, path]) => ({ name, url: bundled.url + path })),
    ...hardCases.map((it) => ({ name: `hard ${it.slug}`, url: hard.url + pathOf(it) })),
  ].filter(({ name }) => name.includes(values.only));
  try {
    for (const form of forms) await takeForm(browser, form, shots, out);
    await writeFile(join(out, 'index.html'), contactSheet(shots));
    console.log(`${shots.length} pages in ${forms.length} forms: ${join(out, 'index.html')}`);
  } finally {
    await browser.close();
    await Promise.all([bundled.stop(), hard.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function serveLibrary(content: string) {
  return serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', content], { port: await freePort() });
}

async function takeForm(browser: Browser, form: Form, shots: readonly Shot[], out: string): Promise<void> {
  const context = await browser.newContext({ ...form.device, colorScheme: form.colorScheme });
  const page = await context.newPage();
  for (const { name, url } of shots) {
    await page.goto(url, { waitUntil: 'load' });
    await page.emulateMedia({ media: form.media });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(out, fileOf(name, form)), fullPage: true, animations: 'disabled' });
    console.log(`${form.name}: ${name}`);
  }
  await context.close();
}

function fileOf(name: string, form: Form): string {
  return `${name.replaceAll(/[^a-z0-9]+/g, '-')}.${form.name}.png`;
}

function contactSheet(shots: readonly Shot[]): string {
  const rows = shots.map(
    ({ name }) =>
      `<h2>${name}</h2><p>${forms.map((form) => `<a href="${fileOf(name, form)}"><img loading="lazy" src="${fileOf(name, form)}" alt="${form.name}" height="600"></a>`).join(' ')}</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title>${rows.join('\n')}</html>\n`;
}
