import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { S3mini } from 's3mini';
import { createBackOff, jittered } from '@/lib/concurrency/back-off';
import { UserError } from '@/lib/process/user-error';
import { errorCode } from '@/lib/text/error-code';
import { type ObjectStore, StorageAway, type StoredObject, type WriteCondition } from './object-store';
import type { StorageSettings } from './storage-settings';

interface Patience {
  /** What one request may take, ms, its answer included. */
  readonly timeoutMs: number;
  /** How often what failed for a reason that passes is asked in all. */
  readonly tries: number;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
const octets = 'application/octet-stream';
const keysAtOnce = 1000;

/** What is asked of the storage, and how its answer was lost last time, if it was. */
type Ask<T> = (client: S3mini, isAgain: boolean) => Promise<T>;

/** Objects behind the S3 API. The client is loaded with the first request. */
export function createS3Store(settings: StorageSettings, patience: Patience): ObjectStore {
  let opened: Promise<S3mini> | undefined;
  const ask = async <T>(run: Ask<T>): Promise<T> => {
    opened ??= openClient(settings, patience);
    const client = await opened;
    const backOff = createBackOff(firstPauseMs, longestPauseMs);
    for (let tried = 1; ; tried += 1) {
      try {
        return await run(client, tried > 1);
      } catch (error) {
        const said = plainError(error);
        if (tried >= patience.tries || !(said instanceof StorageAway)) throw said;
        await pause(jittered(backOff.take()));
      }
    }
  };
  const store: ObjectStore = {
    read: (key, { unless } = {}) => ask((client) => readObject(client, settings.prefix + key, unless)),
    write: (key, bytes, condition) =>
      ask(async (client, isAgain) => {
        try {
          const headers = { ...checkOf(bytes), ...headersOf(condition) };
          const at = settings.prefix + key;
          const response = await client.putObject(at, bytes, octets, undefined, headers);
          return response.headers.get('etag') ?? '';
        } catch (error) {
          if (condition === undefined || !isConditionRefused(refusalOf(error))) throw error;
          // The first answer was lost on its way: what stands there is what was written.
          const there = isAgain ? await store.read(key) : undefined;
          return there && there !== 'same' && there.bytes.equals(bytes) ? there.mark : undefined;
        }
      }),
    list: (folder) =>
      ask(async (client) => {
        const keys: string[] = [];
        for (let token: string | undefined, isFirst = true; isFirst || token; isFirst = false) {
          const page = await client.listObjectsPaged('/', settings.prefix + folder, keysAtOnce, token);
          for (const { Key } of page?.objects ?? []) keys.push(Key.slice(settings.prefix.length));
          token = page?.nextContinuationToken;
        }
        return keys;
      }),
    remove: (key) => ask(async (client) => void (await client.deleteObject(settings.prefix + key))),
  };
  return store;
}

async function readObject(
  client: S3mini,
  at: string,
  unless: string | undefined,
): Promise<StoredObject | 'same' | undefined> {
  const condition = unless === undefined ? {} : { 'if-none-match': unless };
  const asked = client.getObjectRaw(at, true, 0, undefined, condition);
  const response = await asked.catch((error: unknown) => {
    const { status, code } = refusalOf(error);
    if (status === 304) return 'same' as const;
    if (status === 404 && code !== 'NoSuchBucket') return undefined;
    throw error;
  });
  if (response === undefined || response === 'same') return response;
  const bytes = Buffer.from(await response.arrayBuffer());
  const length = response.headers.get('content-length');
  if (length !== null && Number(length) !== bytes.length) throw new StorageAway('an answer was cut short');
  return { bytes, mark: response.headers.get('etag') ?? '' };
}

async function openClient(
  { endpoint, bucket, region, credentials }: StorageSettings,
  { timeoutMs }: Patience,
): Promise<S3mini> {
  const { S3mini } = await import('s3mini');
  return new S3mini({
    endpoint: `${endpoint}/${bucket}`,
    region,
    accessKeyId: credentials?.keyId ?? '',
    secretAccessKey: credentials?.secret ?? '',
    requestAbortTimeout: timeoutMs,
  });
}

/** Has the storage compare what arrived with what was sent. */
function checkOf(bytes: Uint8Array): Record<string, string> {
  return { 'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64') };
}

function headersOf(condition: WriteCondition | undefined): Record<string, string> {
  if (condition === undefined) return {};
  return condition === 'new' ? { 'If-None-Match': '*' } : { 'If-Match': condition.mark };
}

interface Refusal {
  readonly status: number | undefined;
  readonly code: string | undefined;
}

function refusalOf(error: unknown): Refusal {
  const { status, serviceCode } = error as { readonly status?: unknown; readonly serviceCode?: unknown };
  return {
    status: typeof status === 'number' ? status : undefined,
    code: typeof serviceCode === 'string' && /^\w{1,60}$/.test(serviceCode) ? serviceCode : undefined,
  };
}

/** Two that write at once may be told so as a conflict; what is to be as it was and is gone is not found. */
function isConditionRefused({ status, code }: Refusal): boolean {
  return (
    status === 412 ||
    (status === 409 && code !== 'BucketAlreadyExists') ||
    (status === 404 && code === 'NoSuchKey')
  );
}

/** What went wrong, in words of ours: answers of a storage may repeat the key that was asked with. */
function plainError(error: unknown): Error {
  if (error instanceof StorageAway) return error;
  const { status, code } = refusalOf(error);
  const named = [status, code].filter((part) => part !== undefined).join(' ');
  if (status === undefined)
    return new StorageAway(`the object storage does not answer (${silenceOf(error)})`);
  if (status >= 500 || status === 429 || status === 408)
    return new StorageAway(`the object storage cannot answer now (${named})`);
  return new UserError(
    `the object storage refused (${named}): see STOA_SNAPSHOTS, its endpoint, region, key and secret, and what the key may do`,
  );
}

/** Why nothing came: what the system calls it, where it does. */
function silenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  return error.name === 'TimeoutError'
    ? 'not in time'
    : (errorCode(error) ?? errorCode(error.cause) ?? error.name);
}
