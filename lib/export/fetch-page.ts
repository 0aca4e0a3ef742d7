import { request } from 'node:http';

export interface FetchedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Asks the site for the address exactly as written. */
export type FetchPage = (address: string) => Promise<FetchedPage>;

/**
 * Asks the site on this machine that has the least to do, over a connection for each page: one that is kept may be given up
 * by a busy site at the moment it is used again, and the page would be lost.
 * @param ports where the same site is served; there may be others later
 */
export function createPageFetch(ports: readonly number[]): FetchPage {
  const underWay = new Map<number, number>();
  const busyness = (port: number) => underWay.get(port) ?? 0;
  return async (address) => {
    const port = ports.reduce((least, other) => (busyness(other) < busyness(least) ? other : least));
    underWay.set(port, busyness(port) + 1);
    return fetchFrom(port, address).finally(() => underWay.set(port, busyness(port) - 1));
  };
}

function fetchFrom(port: number, address: string): Promise<FetchedPage> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: address, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const headers: Record<string, string | undefined> = {};
        for (const [name, value] of Object.entries(response.headers))
          headers[name] = Array.isArray(value) ? value.join(', ') : value;
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
