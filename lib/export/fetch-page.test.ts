import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createPageFetch } from './fetch-page';

test('a site that gives up a connection when it is used again loses no page', async () => {
  const used = new Set<Socket>();
  const server = createServer((request, response) => {
    if (used.has(request.socket)) return request.socket.destroy();
    used.add(request.socket);
    return response.end(request.url);
  });
  const port = await listenOn(server);
  try {
    const fetchPage = createPageFetch([port]);
    for (const address of ['/a', '/b', '/c']) expect(String((await fetchPage(address)).body)).toBe(address);
  } finally {
    server.close();
  }
});

test('asks the site that has the least to do, as they come and go', async () => {
  const waiting: (() => void)[] = [];
  const stuck = createServer((_, response) => waiting.push(() => response.end('stuck')));
  const quick = createServer((_, response) => response.end('quick'));
  const [first, second] = [await listenOn(stuck), await listenOn(quick)];
  const ports = [first];
  const fetchPage = createPageFetch(ports);
  const textOf = async (address: string) => String((await fetchPage(address)).body);
  try {
    const slow = textOf('/a');
    ports.push(second);
    expect([await textOf('/b'), await textOf('/c')]).toEqual(['quick', 'quick']);
    waiting.pop()?.();
    expect(await slow).toBe('stuck');
    ports.shift();
    expect(await textOf('/d')).toBe('quick');
  } finally {
    stuck.close();
    quick.close();
  }
});

async function listenOn(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
