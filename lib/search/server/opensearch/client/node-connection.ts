import http from 'node:http';
import https from 'node:https';
import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';

/** One request to a cluster. */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** With its parameters. */
  readonly path: string;
  /** JSON, or lines of it. */
  readonly body?: string | undefined;
  readonly isLines?: boolean;
}

export interface ClusterResponse {
  readonly status: number;
  readonly body: unknown;
}

/** A node did not answer, or what it said cannot be read: another may. */
export class NodeFailure extends Error {}

/** Answers of searches are some 100 kB; what is far beyond is none of ours. */
const maxBytes = 64_000_000;

export interface NodeConnection {
  readonly origin: string;
  /** @throws NodeFailure where no whole answer came; an answer of any status is one */
  send(request: ClusterRequest, signal: AbortSignal): Promise<ClusterResponse>;
  close(): void;
}

/** Keeps connections to one node open. Errors name the node, the method and the path, never what was sent. */
export function connectNode(
  origin: string,
  { authorization, authority }: Pick<ClusterSettings, 'authorization' | 'authority'>,
): NodeConnection {
  const isSecure = origin.startsWith('https:');
  const kept = { keepAlive: true, maxSockets: 64, scheduling: 'lifo' } as const;
  const agent = isSecure
    ? new https.Agent({ ...kept, ...(authority ? { ca: authority } : {}) })
    : new http.Agent(kept);
  const headersFor = ({ body = '', isLines }: ClusterRequest) => ({
    accept: 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...(body === '' ? {} : { 'content-type': isLines ? 'application/x-ndjson' : 'application/json' }),
    ...(authorization ? { authorization } : {}),
  });
  return {
    origin,
    send: (asked, signal) =>
      new Promise((resolve, reject) => {
        const what = `${asked.method} ${asked.path.replace(/\?.*/, '')} at ${origin}`;
        const fail = (reason: string) => reject(new NodeFailure(`${what}: ${reason}`));
        const options = { method: asked.method, agent, signal, headers: headersFor(asked) };
        const request = (isSecure ? https : http).request(origin + asked.path, options);
        request.once('error', (error) => fail(reasonOf(error)));
        request.once('response', (response) => {
          readBody(response).then(
            (text) => {
              const body = parse(text);
              if (body === unreadable) fail('what came is no whole answer');
              else resolve({ status: response.statusCode ?? 0, body });
            },
            (error) => fail(reasonOf(error)),
          );
        });
        request.end(asked.body);
      }),
    close: () => agent.destroy(),
  };
}

/** The code alone: what else an error says may hold what was sent. */
function reasonOf(error: unknown): string {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return 'no answer in time';
  return code ?? message;
}

async function readBody(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new NodeFailure('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const unreadable = Symbol('unreadable');

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}
