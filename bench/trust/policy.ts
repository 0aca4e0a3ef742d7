import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { hostileInputs } from './hostile/hostile-inputs';
import { addressOf, placeOf, writeHostileLibrary } from './hostile/hostile-library';
import { steeringInputs } from './hostile/steering-inputs';
import { policyFault } from './page-policy';
import { openWatched } from './sentinel';
import { serveTarget } from './serve-target';
import { sitemapPages } from './sitemap';
import { type TrustGroup, type TrustOptions, type TrustRow, tryAll } from './trust-group';

const tabs = 6;
const atOnce = 8;
const patienceMs = 120_000;

/** What pages of hostile libraries allow themselves, compared with what a parser of HTML finds in them. */
export const policy: TrustGroup = {
  name: 'policy',
  leftOut: {},
  async run(options) {
    const steered = await triedOn('made to steer a policy', steeringInputs(), options);
    return options.isQuick
      ? steered
      : [...steered, ...(await triedOn('of all kinds', hostileInputs(), options))];
  },
};

async function triedOn(
  kind: string,
  inputs: readonly string[],
  { isQuick, target, report }: TrustOptions,
): Promise<readonly TrustRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-policy-'));
  await writeHostileLibrary(folder, inputs);
  report(`serving ${inputs.length} questions with inputs ${kind}`);
  const site = await serveTarget(target, folder);
  try {
    const pages = (await pagesOf(site.url, inputs)).filter(
      // Two questions beside each other are a page that only a program can make.
      (page) => target !== 'nginx' || !page.startsWith('/compare'),
    );
    const rows = [
      await tryAll(`policies of pages, inputs ${kind}`, pages, (page) => headerFault(site.url, page), atOnce),
    ];
    if (!isQuick) rows.push(await hydrated(`pages come alive, inputs ${kind}`, site.url, pages));
    return rows;
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function hydrated(name: string, site: string, pages: readonly string[]): Promise<TrustRow> {
  const browser = await openWatched(site, tabs);
  try {
    return await tryAll(name, pages, (address) => browser.visit(address, comesAlive), tabs);
  } finally {
    await browser.close();
  }
}

/** Looked at from outside again and again: what waits inside the page would be stopped by its policy. */
async function comesAlive(page: Page): Promise<void> {
  const until = performance.now() + patienceMs;
  while (!(await page.evaluate(isAlive))) {
    if (performance.now() > until) throw new Error(`${page.url().slice(0, 120)}: its scripts do not run`);
    await sleep(50);
  }
}

/** Runs in the page: whether Preact has taken an island up, or React the page. */
function isAlive(): boolean {
  return [...document.querySelectorAll('body *')].some((element) =>
    Object.keys(element).some((key) => key === '__k' || key.startsWith('__reactProps$')),
  );
}

async function headerFault(site: string, page: string): Promise<string | undefined> {
  const answer = await fetch(site + page);
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status >= 500 || !type.startsWith('text/html')) return `${page}: ${answer.status} ${type}`;
  const html = await answer.text();
  const fault = policyFault(html, policyIn(html) ?? answer.headers.get('content-security-policy') ?? '');
  return fault === undefined ? undefined : `${page}: ${fault}`;
}

/** A page of an export says its policy itself, before all else. */
function policyIn(html: string): string | undefined {
  const meta = /^[^>]*>(?:<[^>]*>){0,3}?<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    html,
  );
  return meta?.[1]?.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Every page that is listed, every question whose file could be used, and pages that say back what they are asked. */
async function pagesOf(site: string, inputs: readonly string[]): Promise<readonly string[]> {
  const present: number[] = [];
  for (const n of inputs.keys()) if ((await fetch(site + addressOf(n))).ok) present.push(n);
  const some = present.filter((_, i) => i % 12 === 0);
  const subjects = [...new Set(present.map((n) => placeOf(n).subject))].map((slug) => `/learn/${slug}`);
  const asked = inputs.filter((_, i) => i % 5 === 0).map((input) => input.slice(0, 190));
  const pathOf = (n: number) => `${placeOf(n).subject}/${placeOf(n).slug}`;
  return [
    ...new Set([
      ...['/', '/learn', '/topics', '/about', '/search', '/compare'],
      ...(await sitemapPages(site)),
      ...present.map(addressOf),
      ...subjects.flatMap((subject) => [subject, `${subject}/newest`, `${subject}/map`]),
      ...some.flatMap((n) => [`${addressOf(n)}/map`, `${addressOf(n)}/cite`]),
      ...some.slice(1).map((n, i) => `/compare?a=${pathOf(some[i] ?? 0)}&b=${pathOf(n)}`),
      ...asked.map((input) => `/search?q=${encodeURIComponent(input)}`),
      ...asked
        .slice(0, 12)
        .map((input) => `/learn/${encodeURIComponent(input.replace(/[/\\]/g, '').slice(0, 60))}`),
    ]),
  ];
}
