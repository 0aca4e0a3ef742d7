import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { closeServer, portOf } from '@/test-support/port-of';
import type { Certificate } from './certificates';

/** What stands between a server and a node: passes everything on, or spoils it. */
export interface SpoilingProxy {
  readonly address: string;
  spoil: 'nothing' | 'cut short' | 'refused' | 'busy';
  close(): Promise<void>;
}

export async function openProxy(to: string): Promise<SpoilingProxy> {
  const server = createServer((asked, response) => pass(asked, response, { to, spoil: proxy.spoil }));
  const port = await portOf(server);
  const proxy: SpoilingProxy = {
    address: `http://127.0.0.1:${port}`,
    spoil: 'nothing',
    close: () => closeServer(server),
  };
  return proxy;
}

/** The same with a certificate, and nothing else that is wrong. */
export interface SecureProxy {
  readonly address: string;
  /** Another certificate from now on; whoever is connected connects anew. */
  show(certificate: Certificate): void;
  close(): Promise<void>;
}

export async function openSecureProxy(to: string, certificate: Certificate): Promise<SecureProxy> {
  const server = createSecureServer(certificate, (asked, response) =>
    pass(asked, response, { to, spoil: 'nothing' }),
  );
  const port = await portOf(server);
  return {
    address: `https://127.0.0.1:${port}`,
    show({ pfx, passphrase }) {
      server.setSecureContext({ pfx, passphrase });
      server.closeAllConnections();
    },
    close: () => closeServer(server),
  };
}

interface Passing extends Pick<SpoilingProxy, 'spoil'> {
  readonly to: string;
}

function pass(asked: IncomingMessage, response: ServerResponse, { to, spoil }: Passing): void {
  if (spoil === 'refused' || spoil === 'busy') {
    response.writeHead(spoil === 'refused' ? 401 : 429, { 'content-type': 'application/json' });
    response.end('{"error":{"type":"spoiled"}}');
    asked.resume();
    return;
  }
  const { method, url, headers } = asked;
  const onward = request(to + url, { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    if (spoil === 'nothing') return void answered.pipe(response);
    answered.once('data', (part: Buffer) => {
      response.write(part.subarray(0, part.length / 2));
      setImmediate(() => response.destroy());
      answered.destroy();
    });
  });
  onward.once('error', () => response.destroy());
  asked.pipe(onward);
}
