import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import type { ServedSite } from '../serve';
import { servePeer } from './build-peer';
import { docusaurus } from './docusaurus';
import { fumadocs } from './fumadocs';
import { nextPlain } from './next-plain';
import { type PageSources, readPageSources } from './page-sources';
import type { Peer } from './peer';
import { type Phone, quickPhone, slowPhone, visit } from './slow-visit';
import { starlight } from './starlight';
import { serveStoa, stoa } from './stoa';
import type { SiteFigures } from './table';
import { vitepress } from './vitepress';

export const peers: readonly Peer[] = [starlight, docusaurus, vitepress, fumadocs, nextPlain];

/** Words that the page of text has. */
const words = 'unemployment';

type Measured = Pick<Peer, 'name' | 'pathOf' | 'search'>;
interface Served {
  readonly site: Measured;
  readonly served: ServedSite;
}

/**
 * Builds Stoa and its peers of the same pages, and visits each in turns. One that cannot be built or measured is told of, and
 * ends no other.
 * @param options.only names of peers; all where undefined
 */
export async function measurePeers(
  browser: Browser,
  {
    content,
    runs,
    only,
  }: { readonly content: string; readonly runs: number; readonly only?: readonly string[] | undefined },
): Promise<SiteFigures[]> {
  const sources = await readPageSources(content);
  const wanted = peers.filter(({ name }) => only?.includes(name.toLowerCase()) ?? true);
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-peers-'));
  const figures = new Map<string, SiteFigures>();
  const failed = (name: string, error: unknown) => {
    console.error(`${name}: ${error}`);
    figures.set(name, { name, text: [], formulas: [], failed: String(error) });
  };
  const served: Served[] = [];
  try {
    served.push({ site: stoa, served: await serveStoa(sources.all) });
    for (const site of wanted) {
      console.error(`building ${site.name}`);
      const place = path.join(folder, site.name.toLowerCase().replace(/\W+/g, '-'));
      await servePeer(site, place, sources.all).then(
        (it) => served.push({ site, served: it }),
        (error) => failed(site.name, error),
      );
    }
    for (let run = 0; run <= runs; run++)
      for (const it of served) {
        if (figures.get(it.site.name)?.failed !== undefined) continue;
        // The first visit only sees that all is there, and has it made.
        await visitBoth(browser, run === 0 ? quickPhone : slowPhone, it, sources).then(
          (both) => run > 0 && figures.set(it.site.name, added(figures.get(it.site.name), both)),
          (error) => failed(it.site.name, error),
        );
      }
    return [stoa, ...wanted].flatMap(({ name }) => figures.get(name) ?? []);
  } finally {
    for (const it of served) await it.served.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function visitBoth(
  browser: Browser,
  phone: Phone,
  { site, served }: Served,
  { text, formulas }: PageSources,
): Promise<SiteFigures> {
  console.error(`visiting ${site.name}`);
  const port = Number(new URL(served.url).port);
  const search = site.search && { steps: site.search, words };
  return {
    name: site.name,
    text: [await visit(browser, phone, { port, path: site.pathOf(text), search })],
    formulas: [await visit(browser, phone, { port, path: site.pathOf(formulas) })],
  };
}

function added(before: SiteFigures | undefined, both: SiteFigures): SiteFigures {
  return {
    name: both.name,
    text: [...(before?.text ?? []), ...both.text],
    formulas: [...(before?.formulas ?? []), ...both.formulas],
  };
}
