import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@/lib/text/error-code';
import { generationFiles } from './snapshot-folders';

const sealVersion = 1;
const bytesAtOnce = 1 << 20;

/** One file of a generation, by its path inside it, with `/`. */
interface SealedFile {
  readonly file: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** What `generation.json` holds. */
interface Seal {
  readonly version: number;
  /** Hash of all that follows: it is the name of the folder too, and the pointer names it. */
  readonly name: string;
  readonly questions: number;
  readonly files: readonly SealedFile[];
}

/**
 * Writes down what a finished folder holds, and answers the name it must have.
 * @param previous a generation found whole: files that are the same there, by link, are not read again
 */
export async function sealGeneration(
  folder: string,
  { questions, previous }: { readonly questions: number; readonly previous: string | undefined },
): Promise<string> {
  const before = previous === undefined ? undefined : await readSeal(previous);
  const files: SealedFile[] = [];
  for (const file of await filesOf(folder)) {
    const known = before?.files.find((sealed) => sealed.file === file);
    const same = known && previous !== undefined && (await isSameFile(folder, previous, file));
    files.push(same ? known : { file, ...(await hashOf(path.join(folder, file))) });
  }
  const seal = { version: sealVersion, questions, files };
  const name = nameOf(seal);
  await writeFile(path.join(folder, generationFiles.about), JSON.stringify({ name, ...seal }), {
    flush: true,
  });
  return name;
}

/**
 * What is wrong with a generation, in a few words; undefined where every file is as it was built. Reading all of them is
 * what it costs: 0.25 s for the 400 MB of 100,000 questions. Their sizes alone take no time.
 */
export async function damageOf(folder: string, check: 'bytes' | 'sizes'): Promise<string | undefined> {
  const seal = await readSeal(folder);
  if (seal === undefined) return `${generationFiles.about} is missing or cannot be read`;
  if (nameOf(seal) !== seal.name || seal.name !== path.basename(folder))
    return `${generationFiles.about} is not as it was written`;
  const there = await filesOf(folder).catch((): readonly string[] => []);
  const added = there.find((file) => !seal.files.some((sealed) => sealed.file === file));
  if (added !== undefined) return `${added} is not of it`;
  for (const { file, size, hash } of seal.files) {
    if (!there.includes(file)) return `${file} is missing`;
    try {
      const found = await stat(path.join(folder, file));
      if (found.size !== size) return `${file} is of ${found.size} bytes, not ${size}`;
      if (check === 'bytes' && (await hashOf(path.join(folder, file))).hash !== hash)
        return `${file} holds other bytes than were written`;
    } catch (error) {
      return `${file} cannot be read (${errorCode(error) ?? String(error)})`;
    }
  }
  return undefined;
}

/** Undefined where there is none that can be read; whether it is as it was written, `damageOf` tells. */
export async function readSeal(folder: string): Promise<Seal | undefined> {
  try {
    const seal: Seal = JSON.parse(await readFile(path.join(folder, generationFiles.about), 'utf8'));
    return seal.version === sealVersion && Array.isArray(seal.files) ? seal : undefined;
  } catch {
    return undefined;
  }
}

function nameOf({ version, questions, files }: Omit<Seal, 'name'>): string {
  const listed = files.map(({ file, size, hash }) => [file, size, hash]);
  return createHash('sha256')
    .update(JSON.stringify([version, questions, listed]))
    .digest('hex')
    .slice(0, 16);
}

/** Sorted; without the seal itself, and without the state of the build, which is sealed by itself. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const inner = await readdir(path.join(folder, generationFiles.search), { withFileTypes: true });
  return [
    ...entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    ...inner.map(({ name }) => `${generationFiles.search}/${name}`),
  ]
    .filter((file) => file !== generationFiles.about && file !== generationFiles.state)
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
