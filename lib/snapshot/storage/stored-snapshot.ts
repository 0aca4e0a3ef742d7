import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { meaningFolderName } from '@/lib/search/meaning/vectors/meaning-folder';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);

/** Raised when what is stored changes its form: a reader refuses another one. */
const storedVersion = 1;

/** A piece of a file, which is an object named by its hash. */
export type Part = readonly [hash: string, size: number];

/** A file with the parts that it is put together from, in their order. */
export interface StoredFile {
  /** Its path in its folder, with `/`. */
  readonly file: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly parts: readonly Part[];
}

/** The parts of a file, and where in it each begins. */
export function placedParts({
  parts,
}: Pick<StoredFile, 'parts'>): readonly { readonly part: Part; readonly start: number }[] {
  let next = 0;
  return parts.map((part) => {
    const start = next;
    next += part[1];
    return { part, start };
  });
}

/** What object storage holds of one snapshot. */
export interface StoredSnapshot {
  /** Name of the snapshot. */
  readonly snapshot: string;
  /** When it was built, ms since 1970: what is taken along of it is as new as that on every server. */
  readonly builtAt: number;
  /** Those of its folder. */
  readonly files: readonly StoredFile[];
  /** What lies beside it in the folder of the library: vectors, their model, related questions. */
  readonly beside: readonly StoredFile[];
}

/** The object that names what is to be served; replacing it is the only switch there is. */
export interface StoredCurrent {
  /** Key of the stored snapshot. */
  readonly manifest: string;
  readonly snapshot: string;
  /** What it was built from, as in a current file. */
  readonly content: string;
  readonly builder: string;
  /** Keys of those before it, the newest first, and when another took their place (ms since 1970, by who pushed). */
  readonly before: readonly { readonly manifest: string; readonly until: number }[];
}

/** Keys of objects, below the owner's prefix. */
export const storedKeys = {
  current: 'current.json',
  lease: 'pushing.json',
  parts: 'parts/',
  manifests: 'manifests/',
  part: (hash: string) => `parts/${hash}`,
} as const;

const hashShape = /^[0-9a-f]{64}$/;
const nameShape = /^[0-9a-f]{8,64}$/;
const keyShape = /^manifests\/[0-9a-f]{64}$/;

/** Its key, which is a hash of its bytes, and those. */
export async function encodeStored(
  stored: StoredSnapshot,
): Promise<{ readonly key: string; readonly bytes: Buffer }> {
  const bytes = await gzip(JSON.stringify({ version: storedVersion, ...stored }));
  return { key: storedKeys.manifests + sha256(bytes), bytes };
}

/** @throws where the bytes are not what the key names, or of another version */
export async function decodeStored(key: string, bytes: Buffer): Promise<StoredSnapshot> {
  if (!keyShape.test(key) || key !== storedKeys.manifests + sha256(bytes))
    throw new Error(`${key} in object storage is not as it was written`);
  const { version, ...stored }: StoredSnapshot & { readonly version: number } = JSON.parse(
    (await gunzip(bytes)).toString('utf8'),
  );
  if (version !== storedVersion)
    throw new Error(
      `object storage holds version ${version} of a snapshot, not ${storedVersion}: update Stoa`,
    );
  if (!nameShape.test(stored.snapshot)) throw foreign(String(stored.snapshot));
  for (const file of [...stored.files, ...stored.beside]) refuseForeign(file);
  for (const { file } of stored.beside) if (!file.startsWith(`${meaningFolderName}/`)) throw foreign(file);
  return stored;
}

/** Whoever may write to the storage may not write elsewhere on this machine. */
function refuseForeign({ file, hash, size, parts }: StoredFile): void {
  const isInside = file.split('/').every((part) => /^[^/\\\0]+$/.test(part) && part !== '.' && part !== '..');
  const isWhole = parts.reduce((sum, [, length]) => sum + length, 0) === size;
  if (!isInside || !hashShape.test(hash) || !isWhole || !parts.every(([part]) => hashShape.test(part)))
    throw foreign(file);
}

function foreign(file: string): Error {
  return new Error(`object storage names a file that cannot be one of a snapshot: ${file.slice(0, 100)}`);
}

export function encodeCurrent(current: StoredCurrent): Buffer {
  return Buffer.from(JSON.stringify({ version: storedVersion, ...current }));
}

/** @throws where it is no such object */
export function decodeCurrent(bytes: Buffer): StoredCurrent {
  let current: Partial<StoredCurrent> & { readonly version?: number };
  try {
    current = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Error(`${storedKeys.current} in object storage cannot be read`);
  }
  const { version, manifest = '', snapshot = '', content = '', builder = '', before = [] } = current;
  if (version !== storedVersion)
    throw new Error(`object storage is of version ${version}, not ${storedVersion}: update Stoa`);
  if (!keyShape.test(manifest) || !nameShape.test(snapshot))
    throw new Error(`${storedKeys.current} in object storage is not as it was written`);
  return { manifest, snapshot, content, builder, before };
}

/** SHA-256, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
