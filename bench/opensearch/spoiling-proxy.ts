import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands between a server and a node: passes everything on, or spoils it. */
export interface SpoilingProxy {
  readonly address: string;
  spoil: 'nothing' | 'cut short' | 'refused' | 'busy';
  close(): Promise<void>;
}

export async function openProxy(to: string): Promise<SpoilingProxy> {
  const server = createServer((asked, response) => pass(asked, response));
  const pass = (asked: IncomingMessage, response: ServerResponse) => {
    if (proxy.spoil === 'refused' || proxy.spoil === 'busy') {
      response.writeHead(proxy.spoil === 'refused' ? 401 : 429, { 'content-type': 'application/json' });
      response.end('{"error":{"type":"spoiled"}}');
      asked.resume();
      return;
    }
    const { method, url, headers } = asked;
    const onward = request(to + url, { method, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      if (proxy.spoil === 'nothing') return void answered.pipe(response);
      answered.once('data', (part: Buffer) => {
        response.write(part.subarray(0, part.length / 2));
        setImmediate(() => response.destroy());
        answered.destroy();
      });
    });
    onward.once('error', () => response.destroy());
    asked.pipe(onward);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: SpoilingProxy = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoil: 'nothing',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
