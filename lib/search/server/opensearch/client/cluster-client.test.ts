import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServer } from '@/test-support/port-of';
import { type ClusterClient, ClusterFailure, ClusterRefusal, createClusterClient } from './cluster-client';

const servers: Server[] = [];
const clients: ClusterClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) await closeServer(server);
});

async function node(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function clientOf(
  nodes: readonly string[],
  more: { budgetMs?: number; authorization?: string } = {},
): ClusterClient {
  const { budgetMs = 20_000, authorization } = more;
  const settings = {
    nodes,
    authorization,
    authority: undefined,
    prefix: 'stoa',
    budgetMs,
    publishMs: 20_000,
  };
  const client = createClusterClient(settings);
  clients.push(client);
  return client;
}

const answers =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
const hangs: RequestListener = () => {};
const asked = { method: 'GET', path: '/stoa/_doc/manifest?preference=_local' } as const;

describe('reading from a cluster', () => {
  it('asks another node where one hangs, is gone, is busy or is cut short', async () => {
    const gone = await node(hangs);
    servers.at(-1)?.close();
    const cut: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":');
      setImmediate(() => response.destroy());
    };
    for (const bad of [await node(hangs), gone, await node(answers({}, 503)), await node(cut)]) {
      const client = clientOf([bad, await node(answers({ well: true }))]);
      // Either comes first in turn.
      expect(await client.read(asked)).toEqual({ well: true });
      expect(await client.read(asked)).toEqual({ well: true });
    }
  });
  it('fails within its budget where no node answers', async () => {
    const client = clientOf([await node(hangs), await node(hangs)], { budgetMs: 50 });
    await expect(client.read(asked)).rejects.toThrow(ClusterFailure);
  });
  it('keeps away from a node that failed three times', async () => {
    let asks = 0;
    const bad = await node((request, response) => {
      asks += 1;
      answers({}, 503)(request, response);
    });
    const client = clientOf([bad, await node(answers({ well: true }))]);
    for (let i = 0; i < 20; i++) await client.read(asked);
    expect(client.state).toMatchObject({ failing: 1, nodes: 2 });
    expect(asks).toBeLessThan(6);
  });
  it('keeps away from a node that hangs, though others answer in its place', async () => {
    let asks = 0;
    const hung = await node(() => {
      asks += 1;
    });
    const client = clientOf([hung, await node(answers({ well: true }))]);
    for (let i = 0; i < 20; i++) expect(await client.read(asked)).toEqual({ well: true });
    expect(client.state.failing).toBe(1);
    expect(asks).toBeLessThan(7);
  });
  it('says what the cluster refuses, without what was asked or who asked', async () => {
    const client = clientOf(
      [await node(answers({ error: { type: 'security_exception', reason: 'hunter2' } }, 401))],
      {
        authorization: 'Basic hunter2',
      },
    );
    const refused = await client
      .read({ method: 'POST', path: '/stoa/_search?q=secret', body: '{"query":"secret"}' })
      .catch((error) => error);
    expect(refused).toBeInstanceOf(ClusterRefusal);
    expect(refused).toMatchObject({ status: 401, kind: 'security_exception' });
    expect(String(refused)).not.toMatch(/hunter2|secret/);
  });
});
it('says nothing secret of a node that cannot be reached', async () => {
  const origin = await node(hangs);
  servers.at(-1)?.close();
  const client = clientOf([origin], { authorization: 'Basic hunter2' });
  const failed = await client
    .write({ method: 'PUT', path: '/stoa/_bulk', body: 'secret' }, 1000)
    .catch((error) => error);
  expect(failed).toBeInstanceOf(ClusterFailure);
  expect(String(failed)).toContain('ECONNREFUSED');
  expect(String(failed)).not.toMatch(/hunter2|secret/);
});
