import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCurrentSnapshot, prepareSnapshot } from '@/lib/snapshot/prepare/prepare-snapshot';
import { type TrustRow, tryAll } from '../trust-group';
import { createLibrary, wholeVersion } from './library';

const builder = 'faults';

/** Each damage of a file, by its bytes; undefined deletes it. */
const damages: Readonly<Record<string, (bytes: Buffer) => Buffer | undefined>> = {
  'a bit flipped at its beginning': (bytes) => flipped(bytes, 0),
  'a bit flipped in its middle': (bytes) => flipped(bytes, bytes.length >> 1),
  'a bit flipped at its end': (bytes) => flipped(bytes, bytes.length - 1),
  'its half cut off': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'zeros in its last page': (bytes) =>
    Buffer.concat([
      bytes.subarray(0, Math.max(0, bytes.length - 4096)),
      Buffer.alloc(Math.min(bytes.length, 4096)),
    ]),
  'nothing in it': () => Buffer.alloc(0),
  'gone altogether': () => undefined,
};

/** Every file of a snapshot, damaged in every way: found at start, and built again. */
export async function tryDamages(): Promise<readonly TrustRow[]> {
  const artefacts = await mkdtemp(path.join(tmpdir(), 'stoa-damages-'));
  const library = await createLibrary(30, artefacts);
  const { content, folders } = library;
  const options = { builder, artefacts, begin: () => () => {} };
  const spare = path.join(artefacts, 'spare');
  try {
    await prepareSnapshot(content, options);
    await library.write(1, 1);
    const { name } = await prepareSnapshot(content, options);
    await cp(folders.root, spare, { recursive: true });
    const inside = await readdir(path.join(folders.snapshots, name), {
      recursive: true,
      withFileTypes: true,
    });
    const files = inside
      .filter((entry) => entry.isFile() && entry.name !== 'state.jsonl')
      .map((entry) => path.join(entry.parentPath, entry.name));
    const cases = [...files, folders.currentFile].flatMap((file) =>
      Object.keys(damages).map((damage) => ({ file, damage })),
    );
    let last = '';
    const row = await tryAll(
      'damaged files of what is built, found at start',
      cases,
      async ({ file, damage }) => {
        const bytes = await readFile(file);
        const changed = damages[damage]?.(bytes);
        if (changed?.equals(bytes)) return undefined;
        await rm(file);
        if (changed) await writeFile(file, changed);
        const told = `${path.basename(file)}, ${damage}`;
        if (await findCurrentSnapshot(content, options)) return `${told}: not found`;
        // Building takes longer than finding: once a file is enough.
        if (last !== file) {
          last = file;
          await prepareSnapshot(content, options);
          const version = await wholeVersion(library);
          if (version !== 1) return `${told}: built again as ${version}`;
        }
        await rm(folders.root, { recursive: true });
        await cp(spare, folders.root, { recursive: true });
        return (await findCurrentSnapshot(content, options))
          ? undefined
          : `${told}: found where there is none`;
      },
    );
    return [row];
  } finally {
    await library.remove();
    await rm(artefacts, { recursive: true, force: true });
  }
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
