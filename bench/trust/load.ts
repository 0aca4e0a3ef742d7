import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { freePort, serveWith } from '../pages/serve';
import { sitemapParts } from './sitemap';
import type { TrustGroup } from './trust-group';

const connections = 200;
const seconds = 60;
const editEveryMs = 4000;

/** Many readers at once while the library is edited under them, and a server that is stopped meanwhile. */
export const load: TrustGroup = {
  name: 'load',
  async run({ isQuick, say }) {
    if (isQuick) return [];
    const library = await mkdtemp(path.join(tmpdir(), 'stoa-load-'));
    await cp('content', library, { recursive: true });
    const port = await freePort();
    const site = await serveWith(
      ['--max-semi-space-size=4', '--import', 'tsx', 'lib/cli/start.ts', '--content', library],
      { port },
    );
    try {
      const paths = await pagesOf(site.url);
      say(`${connections} connections for ${seconds} s over ${paths.length} addresses`);
      const edited = path.join(library, 'biology', 'how-does-dna-copy-itself.md');
      const text = await readFile(edited, 'utf8');
      let edits = 0;
      const editing = setInterval(() => {
        edits += 1;
        void writeFile(edited, text.replace('\nanswer: >-\n    ', `\nanswer: >-\n    Edit ${edits}. `));
      }, editEveryMs);
      const result = await autocannon({
        url: site.url,
        connections,
        duration: seconds,
        timeout: 20,
        headers: { 'Accept-Encoding': 'br' },
        requests: paths.map((address) => ({ method: 'GET' as const, path: address })),
      });
      clearInterval(editing);
      const failed = result.errors + result.timeouts + result.non2xx;
      const figure = `p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ${Math.round(result.requests.average)} requests/s, ${edits} edits`;
      return [
        {
          name: `${connections} connections for ${seconds} s, edited meanwhile`,
          tried: result.requests.total,
          held: result.requests.total - failed,
          failures:
            failed > 0
              ? [`${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} not 2xx`]
              : [],
          figure,
        },
      ];
    } finally {
      await site.stop();
      await rm(library, { recursive: true, force: true });
    }
  },
};

/** Pages as readers mix them: mostly questions, some searches. */
async function pagesOf(site: string): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const part of await sitemapParts(site)) {
    const text = await (await fetch(site + part)).text();
    for (const [, address = ''] of text.matchAll(/<loc>https?:\/\/[^/<]+(\/[^<]*)<\/loc>/g))
      pages.push(address);
  }
  const words = ['memory', 'cell membrane', 'why do we forget', 'probabilty', 'price'];
  const searches = words.map((word) => `/api/search?q=${encodeURIComponent(word)}`);
  return pages.flatMap((address, i) =>
    i % 8 === 0 ? [address, searches[i % searches.length] ?? address] : [address],
  );
}
