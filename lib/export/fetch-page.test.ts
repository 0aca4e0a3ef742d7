import { once } from 'node:events';
import { createServer } from 'node:http';
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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const fetchPage = createPageFetch((server.address() as AddressInfo).port);
    for (const address of ['/a', '/b', '/c']) expect(String((await fetchPage(address)).body)).toBe(address);
  } finally {
    server.close();
  }
});
