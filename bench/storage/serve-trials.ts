import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ServedProgram, serveWith } from '@/bench/pages/serve';
import type { TrialRow } from '@/bench/trial-row';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { freePort } from '@/test-support/port-of';
import { push } from './push-trials';
import type { StorageTrial } from './trial';

const prefix = 'served';
const awayMs = 90_000;
const server = ['--import', 'tsx', 'lib/cli/serve.ts'];

/** What servers make of a storage that is there, hangs, and comes back; beside one that serves the folder itself. */
export async function* tryServing(trial: StorageTrial): AsyncGenerator<TrialRow> {
  await push(trial, prefix);
  const own = await serveWith([...server, '--artefacts', trial.root], { port: await freePort() });
  const environment = { ...trial.storage.environment(prefix), STOA_SNAPSHOTS_CACHE: trial.cache };
  const begin = async (workers: number) =>
    serveWith([...server, '--workers', String(workers)], { port: await freePort(), env: environment });
  let far = await begin(1);
  try {
    const addresses = await addressesOf(own);
    yield {
      tried: 'every address from the storage as from the disk',
      ...(await compare(own, far, addresses)),
    };
    trial.storage.signal('SIGSTOP');
    yield { tried: 'the storage hangs', ...(await compareAway(own, far, addresses)) };
    await far.stop();
    const restarted = Date.now();
    far = await begin(2);
    const startMs = Date.now() - restarted;
    const again = await compareAway(own, far, addresses);
    yield {
      tried: 'two processes start while it hangs',
      held: again.held,
      figures: `${again.figures}; ready after ${startMs} ms`,
    };
    trial.storage.signal('SIGCONT');
    const isWell = await becomes(far, (text) => !text.includes('degraded'));
    yield { tried: 'it answers again', held: isWell, figures: (await readyz(far)).trim() };
  } finally {
    trial.storage.signal('SIGCONT');
    await Promise.all([own.stop(), far.stop()]);
  }
}

async function compareAway(own: ServedProgram, far: ServedProgram, addresses: readonly string[]) {
  const isSaid = await becomes(far, (text) => text.includes('degraded'));
  const said = await readyz(far);
  const { held, figures } = await compare(own, far, addresses);
  return { held: held && isSaid, figures: `${figures}; /readyz: ${said.trim()}` };
}

/** Pages, searches, citations, books, pictures and search files: bodies by their hashes. */
async function compare(own: ServedProgram, far: ServedProgram, addresses: readonly string[]) {
  const others: string[] = [];
  let bytes = 0;
  await mapAtOnce(addresses, 4, async (address) => {
    const [one, two] = [await ask(own, address), await ask(far, address)];
    bytes += two.bytes;
    if (one.hash !== two.hash) others.push(`${address} (${one.status}, ${two.status})`);
  });
  return {
    held: others.length === 0,
    figures: `${addresses.length} addresses, ${(bytes / 1e6).toFixed(1)} MB, ${others.length} other${others.length ? `: ${others.slice(0, 5).join(' ')}` : ''}`,
  };
}

/** The port stands in absolute addresses of a site without an address of its own. */
async function ask({ url }: ServedProgram, address: string) {
  const response = await fetch(url + address);
  const body = Buffer.from(await response.arrayBuffer());
  const text = body.toString('latin1').replaceAll(new URL(url).host, 'host');
  const isText = /text|json|xml|bib/.test(response.headers.get('content-type') ?? '');
  const hash = createHash('sha256').update(isText ? text : body);
  return { status: response.status, bytes: body.length, hash: `${response.status} ${hash.digest('hex')}` };
}

async function addressesOf(served: ServedProgram): Promise<readonly string[]> {
  const textOf = async (address: string) => (await fetch(served.url + address)).text();
  const placesIn = (text: string) =>
    [...text.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, place = '']) => place);
  const maps = placesIn(await textOf('/sitemap.xml'));
  const pages = (await Promise.all(maps.map(textOf))).flatMap(placesIn);
  const questions = pages.filter((page) => page.includes('/questions/'));
  const subjects = pages.filter((page) => /^\/learn\/[^/]+$/.test(page));
  return [
    ...new Set(pages),
    ...questions.filter((_, i) => i % 10 === 0).flatMap((page) => [`${page}/cite.bib`, `${page}/map`]),
    ...subjects.flatMap((page) => [`${page}/take/questions.csv`, `${page}/map`, `${page}?filter=the`]),
    ...['cell', 'what is suply', '"natural selection"'].map(
      (query) => `/api/search?q=${encodeURIComponent(query)}`,
    ),
    '/search?q=energy',
    '/search-data/manifest.bin',
  ];
}

async function readyz({ url }: ServedProgram): Promise<string> {
  return (await fetch(`${url}/readyz`)).text();
}

async function becomes(served: ServedProgram, isSo: (text: string) => boolean): Promise<boolean> {
  const began = Date.now();
  while (Date.now() - began < awayMs) {
    if (isSo(await readyz(served))) return true;
    await pause(200);
  }
  return false;
}
