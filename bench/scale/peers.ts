import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import { serveBarePage } from '../pages/bare-page';
import { quantile } from '../quantile';
import { serveWithNginx } from './nginx';

const connections = 32;
/** Of each peer, in turns. */
const rounds = 3;

/** Requests a second, each the median of its rounds. */
export interface Peers {
  readonly stoa: number;
  /** Of a bare page. */
  readonly nextStart: number;
  /** Of a page with the same text. */
  readonly nextFull: number;
  /** Undefined where there is no nginx. */
  readonly nginx: number | undefined;
}

/**
 * The same load on a kept page, on a bare page and one with the same text of plain `next start`, and on the same bytes
 * served by nginx: in turns, for a machine that is shared is not always as quick.
 */
export async function measurePeers(url: string, seconds: number): Promise<Peers> {
  console.error('measuring beside plain next start and nginx');
  const page = await (await fetch(url)).text();
  const bare = await serveBarePage(bodyOf(page));
  const nginx = await serveWithNginx(brotliCompressSync(page));
  const found: Record<keyof Peers, number[]> = { stoa: [], nextStart: [], nextFull: [], nginx: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      found.stoa.push(await requestsOf(url, seconds));
      found.nextStart.push(await requestsOf(bare.url, seconds));
      found.nextFull.push(await requestsOf(`${bare.url}/full`, seconds));
      if (nginx) found.nginx.push(await requestsOf(nginx.url, seconds));
    }
  } finally {
    await bare.stop();
    await nginx?.stop();
  }
  const median = (name: keyof Peers) => quantile(found[name], 0.5);
  return {
    stoa: median('stoa'),
    nextStart: median('nextStart'),
    nextFull: median('nextFull'),
    nginx: nginx ? median('nginx') : undefined,
  };
}

/** What stands in the body of a page, without its scripts. */
function bodyOf(page: string): string {
  const [, body = ''] = /<body[^>]*>(.*)<\/body>/s.exec(page) ?? [];
  return body.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '');
}

/** Requests a second, after two that do not count. Throws where one of them fails. */
export async function requestsOf(url: string, duration: number): Promise<number> {
  const headers = { 'accept-encoding': 'br' };
  await autocannon({ url, connections, duration: 2, headers });
  const result = await autocannon({ url, connections, duration, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no page, ${result.errors} failed`);
  return result.requests.average;
}

export function printPeers({ stoa, nextStart, nextFull, nginx }: Peers): void {
  console.log(
    `\nrequests/s, ${connections} connections: Stoa ${Math.round(stoa)}, plain next start ${Math.round(nextFull)} of a page with the same text (${(stoa / nextFull).toFixed(1)} ×), ${Math.round(nextStart)} of a bare page (${(stoa / nextStart).toFixed(1)} ×)`,
  );
  console.log(
    nginx === undefined
      ? 'nginx: not to be had here'
      : `nginx, the same bytes: ${Math.round(nginx)} (${(stoa / nginx).toFixed(2)} ×)`,
  );
}
