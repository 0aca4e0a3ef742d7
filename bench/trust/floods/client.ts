import { Agent, get } from 'node:http';

export interface Asked {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

/** A client of its own, as the proxy before the server says. */
export function createClient(port: number, address: string) {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: (path: string) =>
      new Promise<Asked>((resolve, reject) => {
        const started = performance.now();
        get({ port, path, agent, headers: { 'X-Forwarded-For': address } }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(parts).toString('utf8'),
              milliseconds: performance.now() - started,
            }),
          );
        }).on('error', reject);
      }),
    close: () => agent.destroy(),
  };
}
