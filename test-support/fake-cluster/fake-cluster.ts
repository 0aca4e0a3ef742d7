import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closeServer, portOf } from '@/test-support/port-of';
import { answerFake, type FakeAnswer, type FakeIndexes } from './answer-fake';

/** A cluster of one process that does what ours are asked to do, and nothing more. */
export interface FakeCluster {
  readonly origin: string;
  readonly indexes: FakeIndexes;
  /** Answers in the place of the cluster, where it gives an answer; it is asked first. */
  intercept: ((method: string, path: string) => FakeAnswer | 'hang' | undefined) | undefined;
  /** Method and path of all that was asked. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function openFakeCluster(): Promise<FakeCluster> {
  const indexes: FakeIndexes = { documents: new Map(), bodies: new Map(), aliases: new Map() };
  const asked: string[] = [];
  const server: Server = createServer((request, response) => void handle(request, response));
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/' } = request;
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    asked.push(`${method} ${url.replace(/\?.*/, '')}`);
    const text = Buffer.concat(parts).toString('utf8');
    const answer = cluster.intercept?.(method, url) ?? answerFake(indexes, { method, url, text });
    if (answer === 'hang') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  };
  const port = await portOf(server);
  const cluster: FakeCluster = {
    origin: `http://127.0.0.1:${port}`,
    indexes,
    intercept: undefined,
    asked,
    close: () => closeServer(server),
  };
  return cluster;
}
