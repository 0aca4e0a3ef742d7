import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { StorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { portOf } from './port-of';

/** What is answered in the place of the storage; of a request for which it says nothing, nothing is spoiled. */
export type Fault = (request: { readonly method: string; readonly key: string }) =>
  | {
      readonly status: number;
      readonly body?: string;
      /** The object is written all the same. */
      readonly isDone?: boolean;
    }
  | 'hang up'
  | 'hang'
  | undefined;

export interface FakeS3 {
  readonly objects: Map<string, Buffer>;
  /** `GET parts/…` and the like, in order. */
  readonly asked: string[];
  readonly settings: StorageSettings;
  fault: Fault | undefined;
  /** Conditions of writing that it pays no heed to, by their headers. */
  readonly unheeded: Set<'if-none-match' | 'if-match'>;
  close(): void;
}

const bucket = 'library';

/** A small S3 of this process: objects of one bucket, conditions, lists of a thousand keys. Signatures are not compared. */
export async function startFakeS3(cache: string, prefix = ''): Promise<FakeS3> {
  const server = createServer((request, response) => void answer(fake, request, response));
  const port = await portOf(server);
  const fake: FakeS3 = {
    objects: new Map(),
    asked: [],
    fault: undefined,
    unheeded: new Set(),
    settings: {
      bucket,
      prefix,
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { keyId: 'the-key', secret: 'the-secret' },
      cache,
      cacheBytes: 64 * 1024 * 1024,
      lookEveryMs: 20,
      pushes: false,
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return fake;
}

async function answer(fake: FakeS3, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '', 'http://storage');
  const { method = '' } = request;
  const key = decodeURIComponent(url.pathname).slice(bucket.length + 2);
  fake.asked.push(`${method} ${key}`);
  const spoiled = fake.fault?.({ method, key });
  const found = fake.objects.get(key);
  if (spoiled === 'hang') return;
  if (spoiled === 'hang up') response.socket?.destroy();
  else if (spoiled) {
    if (spoiled.isDone) fake.objects.set(key, Buffer.concat(chunks));
    send(response, spoiled.status, spoiled.body ?? '');
  } else if (url.searchParams.has('list-type')) send(response, 200, listed(fake.objects, url.searchParams));
  else if (method === 'PUT') put(fake, { request, response, key, bytes: Buffer.concat(chunks) });
  else if (method === 'DELETE') {
    fake.objects.delete(key);
    send(response, 204, '');
  } else if (found === undefined) refuse(response, 404, 'NoSuchKey');
  else if (request.headers['if-none-match'] === markOf(found)) send(response, 304, '');
  else send(response, 200, found, { ETag: markOf(found) });
}

interface Put {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly key: string;
  readonly bytes: Buffer;
}

function put({ objects, unheeded }: FakeS3, { request, response, key, bytes }: Put): void {
  const { 'if-none-match': unlessThere, 'if-match': mark, 'x-amz-checksum-sha256': sum } = request.headers;
  const there = objects.get(key);
  const isRefused =
    (unlessThere === '*' && there && !unheeded.has('if-none-match')) ||
    (mark && (!there || markOf(there) !== mark) && !unheeded.has('if-match'));
  const isSpoiled = sum !== undefined && sum !== createHash('sha256').update(bytes).digest('base64');
  if (isRefused) refuse(response, 412, 'PreconditionFailed');
  else if (isSpoiled) refuse(response, 400, 'BadDigest');
  else {
    objects.set(key, bytes);
    send(response, 200, '', { ETag: markOf(bytes) });
  }
}

function listed(objects: ReadonlyMap<string, Buffer>, asked: URLSearchParams): string {
  const [prefix, after] = [asked.get('prefix') ?? '', asked.get('continuation-token') ?? ''];
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, Math.min(1000, Number(asked.get('max-keys') ?? 1000)));
  const isMore = page.length < keys.length;
  const entries = page.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
  const next = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${entries}${next}</ListBucketResult>`;
}

function markOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/** As a real one does, it repeats the key id. */
function refuse(response: ServerResponse, status: number, code: string): void {
  send(response, status, `<Error><Code>${code}</Code><AWSAccessKeyId>the-key</AWSAccessKeyId></Error>`);
}

function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isText = typeof body === 'string' && body !== '';
  response.writeHead(status, {
    ...(isText ? { 'Content-Type': 'application/xml' } : {}),
    ...(status === 304 ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    ...headers,
  });
  response.end(body);
}
