import path from 'node:path';
import { type Environment, secretOf } from '@/lib/process/environment';
import { UserError } from '@/lib/process/user-error';

/** Where snapshots lie in object storage: what an owner sets by variables (docs/deploy/object-storage.md lists them). */
export interface StorageSettings {
  readonly bucket: string;
  /** What the names of all objects begin with; empty, or with a slash at its end. */
  readonly prefix: string;
  /** Origin of the storage's API, without a trailing slash. */
  readonly endpoint: string;
  readonly region: string;
  /** Undefined where the bucket may be read by anybody. Neither of them is ever logged. */
  readonly credentials: { readonly keyId: string; readonly secret: string } | undefined;
  /** Folder on this machine for what was read. */
  readonly cache: string;
  /** Bytes of parts that are kept there. */
  readonly cacheBytes: number;
  /** How often a server looks for another snapshot, ms. */
  readonly lookEveryMs: number;
  /** Whether a server that builds what is edited pushes each snapshot. */
  readonly pushes: boolean;
}

const main = 'STOA_SNAPSHOTS';
const mebibyte = 1024 * 1024;

/**
 * Undefined where no object storage is set.
 * @throws UserError naming the variable, never what it holds where that may be secret
 */
export function parseStorageSettings(environment: Environment): StorageSettings | undefined {
  const address = environment[main] ?? '';
  if (address.trim() === '') return undefined;
  const { bucket, prefix } = parseAddress(address.trim());
  const region = parseRegion(environment[`${main}_REGION`] || 'us-east-1');
  return {
    bucket,
    prefix,
    region,
    endpoint: parseEndpoint(environment[`${main}_ENDPOINT`] || `https://s3.${region}.amazonaws.com`),
    credentials: parseCredentials(environment),
    cache: path.resolve(environment[`${main}_CACHE`] || path.join('.stoa', 'snapshots')),
    cacheBytes: wholeOf(environment, { name: `${main}_CACHE_MB`, otherwise: 2048, least: 16 }) * mebibyte,
    lookEveryMs: wholeOf(environment, { name: `${main}_LOOK_MS`, otherwise: 2000, least: 100 }),
    pushes: parsePushes(environment[`${main}_PUSH`] || 'off'),
  };
}

function parsePushes(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new UserError(`${main}_PUSH is ${text}: give on or off`);
}

function parseAddress(address: string): { readonly bucket: string; readonly prefix: string } {
  const [, bucket, prefix = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,62})(?:\/([\w./-]{0,200}))?$/.exec(address) ?? [];
  // An address with a password in it is not repeated.
  if (bucket === undefined || prefix.split('/').includes('..'))
    throw new UserError(
      `${main} is no address of a bucket: give one like s3://bucket/prefix, in plain letters and without names or passwords`,
    );
  const plain = prefix.replace(/^\/+|\/+$/g, '');
  return { bucket, prefix: plain === '' ? '' : `${plain}/` };
}

function parseRegion(text: string): string {
  if (/^[a-z0-9-]{1,40}$/.test(text)) return text;
  throw new UserError(`${main}_REGION is ${text}: give one like eu-central-1`);
}

function parseEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.password &&
    /^\/?$/.test(url.pathname + url.search);
  if (isPlain) return url.origin;
  throw new UserError(
    `${main}_ENDPOINT is no address of a storage: give one like https://storage.example.org`,
  );
}

function parseCredentials(environment: Environment): StorageSettings['credentials'] {
  const keyId = secretOf(environment, `${main}_KEY_ID`);
  const secret = secretOf(environment, `${main}_SECRET`);
  if (keyId === undefined && secret === undefined) return undefined;
  if (keyId === undefined || secret === undefined)
    throw new UserError(`${main}_KEY_ID and ${main}_SECRET belong together: set both`);
  return { keyId, secret };
}

function wholeOf(
  environment: Environment,
  { name, otherwise, least }: { readonly name: string; readonly otherwise: number; readonly least: number },
): number {
  const text = environment[name] || String(otherwise);
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  throw new UserError(`${name} is ${text}: give a whole number, ${least} or more`);
}
