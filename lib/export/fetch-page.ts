import { Agent, request } from 'node:http';

export interface FetchedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Asks the site for the address exactly as written. */
export type FetchPage = (address: string) => Promise<FetchedPage>;

/** Asks a site on this machine, over connections that stay open; `close` ends them. */
export function createPageFetch(
  port: number,
  atOnce: number,
): { readonly fetchPage: FetchPage; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const fetchPage: FetchPage = (address) =>
    new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path: address, agent }, (response) => {
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
  return { fetchPage, close: () => agent.destroy() };
}
