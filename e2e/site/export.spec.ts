import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { freePort } from '@/test-support/port-of';
import { hasNginx, startNginx } from '../../bench/scale/nginx';
import { runExport } from '../run-export';
import { type StaticSite, serveFolder } from '../static-server';
import { complaintsOf, linksOf } from '../support/exported-pages';
import { isExport, librarySite } from '../support/sites';
import { expect, test } from '../support/test';

// Its own exports are compared with what a server sends.
test.skip(isExport, 'these exports are made by the test itself');
test.skip(({ isMobile }) => isMobile, 'the files are the same for a phone');
test.describe.configure({ mode: 'default' });

let folder: string;
let site: StaticSite;
let small: StaticSite;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-export-'));
  const serve = async (name: string, more: readonly string[]) => {
    const port = await freePort();
    const out = path.join(folder, name);
    const args = ['--content', 'e2e/library', '--out', out, '--url', `http://localhost:${port}`, ...more];
    const { code, output } = await runExport(args);
    expect(code, output).toBe(0);
    return serveFolder(out, port);
  };
  site = await serve('whole', []);
  small = await serve('small', ['--small']);
});

test.afterAll(async () => {
  await site?.stop();
  await small?.stop();
  await rm(folder, { recursive: true, force: true });
});

const question = '/learn/physics/questions/what-does-the-gradient-say';

test('every page, link, file and entry of the sitemaps resolves, in the whole export and the small one', async () => {
  for (const [name, { url }] of [
    ['whole', site],
    ['small', small],
  ] as const) {
    const links = await linksOf(path.join(folder, name), url);
    expect(links.size).toBeGreaterThan(30);
    const sitemaps = [...(await (await fetch(`${url}/sitemap.xml`)).text()).matchAll(/<loc>([^<]+)</g)];
    expect(sitemaps.length).toBeGreaterThan(2);
    for (const [, sitemap = ''] of sitemaps)
      for (const [, address = ''] of (await (await fetch(sitemap)).text()).matchAll(/<loc>([^<]+)</g))
        links.add(address.slice(url.length));
    const broken: string[] = [];
    for (const link of links) if ((await fetch(url + link)).status !== 200) broken.push(`${name} ${link}`);
    expect(broken).toEqual([]);
  }
});

test('a page is what the server sends, with its policy in its head and nothing that needs a server', async () => {
  const html = await readFile(path.join(folder, 'whole', question, 'index.html'), 'utf8');
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/frame-ancestors|unsafe/);
  expect(html.indexOf('http-equiv')).toBeLessThan(html.indexOf('<script'));
  expect(html).toContain(`rel="canonical" href="${site.url}${question}"`);
  const served = await (await fetch(librarySite + question)).text();
  const answer = (text: string) => /<section aria-labelledby="answer">[\s\S]*?<\/section>/.exec(text)?.[0];
  expect(answer(html)).toBe(answer(served));
  for (const link of await linksOf(path.join(folder, 'whole'), site.url))
    expect(link).not.toMatch(/^\/(?:api|compare)\b/);
});

test('a reader finds by words, a slip of spelling and a phrase, and nothing fails', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${site.url}/`);
  await expect(page.getByRole('region', { name: 'A question to begin with' })).toBeVisible();
  const box = page.locator('main input[name=q]').first();
  await box.fill('neighbours trust');
  await expect(page.getByRole('option').first()).toContainText('trust');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\/?\?q=neighbours\+trust/);
  const first = page.getByRole('main').getByRole('article').first();
  await expect(first).toContainText('neighbours build trust');
  await expect(page.getByLabel(/^Compare/)).toHaveCount(0);
  const input = page.getByRole('searchbox');
  await input.fill('gradeint');
  await expect(page.getByText('Showing results for')).toBeVisible();
  await input.fill('"market stall"');
  await expect(first).toContainText('market stall');
  await input.fill('trust vs gradient');
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  await expect(page.getByText('side by side')).toHaveCount(0);
  await input.fill('gradient');
  await expect(first).toContainText('gradient');
  await first.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('gradient');
  expect(complaints).toEqual([]);
});

test('every kind of page keeps to its policy and complains of nothing', async ({ page }) => {
  const complaints = complaintsOf(page);
  for (const path of ['/learn', '/learn/physics', '/learn/physics/newest', '/topics', '/about', '/search'])
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
  for (const path of ['/learn/physics/map', question, `${question}/map`, `${question}/cite`])
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
  expect(complaints).toEqual([]);
});

test('an address that leads nowhere is answered with 404 and a search, and is not repeated', async ({
  page,
}) => {
  const response = await page.goto(`${site.url}/learn/physics/questions/no-such-words`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
  await expect(page.locator('main input[name=q]').first()).toHaveValue('');
  expect(await response?.text()).not.toContain('no-such-words');
});

test('what moved, and short addresses, lead on', async ({ page }) => {
  await page.goto(`${site.url}/learn/history/questions/what-does-the-gradient-say`);
  await expect(page).toHaveURL(new RegExp(`${question}/?$`));
  await page.goto(`${site.url}/q/1`);
  await expect(page).toHaveURL(/\/learn\/economics\/questions\/a-title-that-goes-on\/?$/);
});

test('citations name no day of access, since nobody knows it', async () => {
  const bib = await readFile(path.join(folder, 'whole', question, 'cite.bib'), 'utf8');
  expect(bib).toContain(`${site.url}${question}`);
  expect(bib).not.toContain('urldate');
  const page = await readFile(path.join(folder, 'whole', question, 'cite', 'index.html'), 'utf8');
  expect(page).toContain('Add the day on which you read it');
});

test('compressed forms beside a page hold the page', async () => {
  const file = path.join(folder, 'whole', question, 'index.html');
  const html = await readFile(file);
  expect(brotliDecompressSync(await readFile(`${file}.br`)).equals(html)).toBe(true);
  expect(gunzipSync(await readFile(`${file}.gz`)).equals(html)).toBe(true);
});

test('the small export has one file a question, and pages that lead to no other', async () => {
  expect(await readdir(path.join(folder, 'small', question))).toEqual(['index.html']);
  const links = [...(await linksOf(path.join(folder, 'small'), small.url))];
  expect(links.filter((link) => /\/cite|\/questions\/[^/]+\/map/.test(link))).toEqual([]);
});

test('nginx serves it by the file beside it, with its headers, redirects and 404', async ({ page }) => {
  test.skip(!hasNginx(), 'nginx is not installed here');
  // Its workers are another user than root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const written = await readFile(path.join(folder, 'whole.nginx.conf'), 'utf8');
  const types = 'include /etc/nginx/mime.types;\n';
  const nginx = await startNginx(port, types + written.replace('listen 80;', `listen 127.0.0.1:${port};`));
  try {
    const ask = (address: string) => fetch(nginx.url + address, { redirect: 'manual' });
    const headersOf = async (address: string, ...names: readonly string[]) => {
      const { status, headers } = await ask(address);
      return [status, ...names.map((name) => headers.get(name))];
    };
    const html = await ask(question);
    expect(await html.text()).toBe(
      await readFile(path.join(folder, 'whole', question, 'index.html'), 'utf8'),
    );
    expect(Object.fromEntries(html.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('frame-ancestors'),
    });
    const chunk = (await readdir(path.join(folder, 'whole', 'search-data'))).find(
      (name) => /\.bin$/.test(name) && name !== 'manifest.bin',
    );
    expect(await headersOf(`/search-data/${chunk}`, 'cache-control')).toEqual([
      200,
      expect.stringContaining('immutable'),
    ]);
    expect(await headersOf('/search-data/manifest.bin', 'cache-control')).toEqual([
      200,
      expect.stringContaining('revalidate'),
    ]);
    expect(await headersOf(`${question}/cite.bib`, 'content-type')).toEqual([200, 'application/x-bibtex']);
    expect(await headersOf('/manifest.webmanifest', 'content-type')).toEqual([
      200,
      'application/manifest+json',
    ]);
    expect(await headersOf('/learn/history/questions/what-does-the-gradient-say', 'location')).toEqual([
      308,
      question,
    ]);
    for (const address of [
      '/none',
      '/_headers',
      '/.git/config',
      '/learn/physics/questions/no-such-words',
      '/search-data/',
    ]) {
      const lost = await ask(address);
      expect([address, lost.status, lost.headers.get('x-frame-options')]).toEqual([address, 404, 'DENY']);
      expect(await lost.text()).toContain('There is no page here');
    }
    const complaints = complaintsOf(page);
    await page.goto(`${nginx.url}/search?q=neighbours+trust`);
    await expect(page.getByRole('main').getByRole('article').first()).toContainText('neighbours build trust');
    expect(complaints).toEqual([]);
  } finally {
    await nginx.stop();
  }
});

test('a folder that is no export is left as it is', async () => {
  const other = path.join(folder, 'other');
  await mkdir(other);
  await writeFile(path.join(other, 'thesis.txt'), 'precious');
  const { code, output } = await runExport(['--content', 'e2e/library', '--out', other]);
  expect([code, await readdir(other)]).toEqual([1, ['thesis.txt']]);
  expect(output).toContain('no export of this site');
});
