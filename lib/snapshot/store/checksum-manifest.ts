import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findFar } from '@/lib/process/far-files';
import { errorCode } from '@/lib/text/error-code';
import { snapshotFiles } from './snapshot-folders';

const manifestVersion = 1;
const bytesAtOnce = 1 << 20;
const unlisted: ReadonlySet<string> = new Set([
  snapshotFiles.about,
  snapshotFiles.state,
  snapshotFiles.stored,
]);

/** One file of a snapshot, by its path inside it, with `/`. */
interface ListedFile {
  readonly file: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** What `generation.json` holds. */
interface ChecksumManifest {
  readonly version: number;
  /** Hash of all that follows: it is the name of the folder too, and the current file names it. */
  readonly name: string;
  readonly questions: number;
  readonly files: readonly ListedFile[];
}

/**
 * Writes down what a finished folder holds, and answers the name it must have.
 * @param previous a snapshot found whole: files that are the same there, by link, are not read again
 */
export async function writeChecksumManifest(
  folder: string,
  { questions, previous }: { readonly questions: number; readonly previous: string | undefined },
): Promise<string> {
  const before = previous === undefined ? undefined : await readChecksumManifest(previous);
  const knownFiles = new Map(before?.files.map((listed) => [listed.file, listed]));
  const files: ListedFile[] = [];
  for (const file of await filesOf(folder)) {
    const known = knownFiles.get(file);
    const same = known && previous !== undefined && (await isSameFile(folder, previous, file));
    files.push(same ? known : { file, ...(await hashOf(path.join(folder, file))) });
  }
  const manifest = { version: manifestVersion, questions, files };
  const name = nameOf(manifest);
  await writeFile(path.join(folder, snapshotFiles.about), JSON.stringify({ name, ...manifest }), {
    flush: true,
  });
  return name;
}

/**
 * What is wrong with a snapshot, in a few words; undefined where every file is as it was built. Reading all of them is
 * what it costs: 0.25 s for the 400 MB of 100,000 questions. Their sizes alone take no time.
 */
export async function damageOf(folder: string, check: 'bytes' | 'sizes'): Promise<string | undefined> {
  const manifest = await readChecksumManifest(folder);
  if (manifest === undefined) return `${snapshotFiles.about} is missing or cannot be read`;
  if (nameOf(manifest) !== manifest.name || manifest.name !== path.basename(folder))
    return `${snapshotFiles.about} is not as it was written`;
  const there = await filesOf(folder).catch((): readonly string[] => []);
  const [listed, found] = [new Set(manifest.files.map(({ file }) => file)), new Set(there)];
  const added = there.find((file) => !listed.has(file));
  if (added !== undefined) return `${added} is not of it`;
  for (const { file, size, hash } of manifest.files) {
    const far = findFar(path.join(folder, file));
    // What is read of it is compared by whoever reads it.
    if (far !== undefined && far.hash === hash && far.size === size) continue;
    if (!found.has(file)) return `${file} is missing`;
    try {
      const { size: written } = await stat(path.join(folder, file));
      if (written !== size) return `${file} is of ${written} bytes, not ${size}`;
      if (check === 'bytes' && (await hashOf(path.join(folder, file))).hash !== hash)
        return `${file} holds other bytes than were written`;
    } catch (error) {
      return `${file} cannot be read (${errorCode(error) ?? String(error)})`;
    }
  }
  return undefined;
}

/** Undefined where there is none that can be read; whether it is as it was written, `damageOf` tells. */
export async function readChecksumManifest(folder: string): Promise<ChecksumManifest | undefined> {
  try {
    const manifest: ChecksumManifest = JSON.parse(
      await readFile(path.join(folder, snapshotFiles.about), 'utf8'),
    );
    return manifest.version === manifestVersion && Array.isArray(manifest.files) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function nameOf({ version, questions, files }: Omit<ChecksumManifest, 'name'>): string {
  const listed = files.map(({ file, size, hash }) => [file, size, hash]);
  return createHash('sha256')
    .update(JSON.stringify([version, questions, listed]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Sorted; without the checksum itself, without the state of the build, which is with its checksum by itself, and without the
 * list of what lies elsewhere.
 */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inner = async (name: string) =>
    (await readdir(path.join(folder, name))).map((file) => `${name}/${file}`);
  const optional = [snapshotFiles.pictures, snapshotFiles.downloads].filter((name) =>
    entries.some((entry) => entry.name === name && entry.isDirectory()),
  );
  return [
    ...entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    ...(await inner(snapshotFiles.search)),
    ...(await Promise.all(optional.map(inner))).flat(),
  ]
    .filter((file) => !unlisted.has(file))
    .sort();
}

async function isSameFile(folder: string, previous: string, file: string): Promise<boolean> {
  const found = await Promise.all([stat(path.join(folder, file)), stat(path.join(previous, file))]);
  const [one, two] = found;
  return one.ino === two.ino && one.dev === two.dev && one.ino !== 0;
}

async function hashOf(file: string): Promise<{ readonly size: number; readonly hash: string }> {
  const handle = await open(file, 'r');
  try {
    const hash = createHash('sha256');
    const bytes = Buffer.allocUnsafe(bytesAtOnce);
    let size = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, size);
      if (bytesRead === 0) return { size, hash: hash.digest('hex') };
      hash.update(bytes.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
