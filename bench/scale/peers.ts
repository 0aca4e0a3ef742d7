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
  readonly nextStart: number;
  /** Undefined where there is no nginx. */
  readonly nginx: number | undefined;
}

/**
 * The same load on a kept page, on a bare page of plain `next start`, and on the same bytes served by nginx: in turns, for
 * a machine that is shared is not always as quick.
 */
export async function measurePeers(url: string, seconds: number): Promise<Peers> {
  console.error('measuring beside plain next start and nginx');
  const page = await (await fetch(url)).text();
  const bare = await serveBarePage();
  const nginx = await serveWithNginx(brotliCompressSync(page));
  const found: Record<keyof Peers, number[]> = { stoa: [], nextStart: [], nginx: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      found.stoa.push(await requestsOf(url, seconds));
      found.nextStart.push(await requestsOf(bare.url, seconds));
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
    nginx: nginx ? median('nginx') : undefined,
  };
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

export function printPeers({ stoa, nextStart, nginx }: Peers): void {
  console.log(
    `\nrequests/s, ${connections} connections: Stoa ${Math.round(stoa)}, plain next start (a bare page) ${Math.round(nextStart)} (${(stoa / nextStart).toFixed(1)} ×)`,
  );
  console.log(
    nginx === undefined
      ? 'nginx: not to be had here'
      : `nginx, the same bytes: ${Math.round(nginx)} (${(stoa / nginx).toFixed(2)} ×)`,
  );
}
