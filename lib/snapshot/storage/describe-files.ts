import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { modelFiles } from '@/lib/search/meaning/encode/model-folder';
import { findRelated, findVectors } from '@/lib/search/meaning/vectors/meaning-folder';
import { readChecksumManifest } from '@/lib/snapshot/store/checksum-manifest';
import { DamagedArtefacts } from '@/lib/snapshot/store/find-served';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { createCutter } from './cut-parts';
import { type Part, type StoredFile, type StoredSnapshot, sha256 } from './stored-snapshot';

const bytesAtOnce = 1 << 20;

/**
 * What is to be stored of a snapshot: its files, and what was made of its meaning. Files that were stored already are not
 * read again.
 * @throws DamagedArtefacts where a file is not as it was built
 * @param before stored snapshots whose parts are in the storage
 */
export async function describeSnapshot(
  { root, folder }: { readonly root: string; readonly folder: string },
  before: readonly StoredSnapshot[],
): Promise<StoredSnapshot> {
  const known = new Map(
    before.flatMap(({ files, beside }) => [...files, ...beside]).map((file) => [file.hash, file]),
  );
  const manifest = await readChecksumManifest(folder);
  if (manifest === undefined) throw new Error(`${folder} is no snapshot`);
  const files: StoredFile[] = [];
  for (const { file, hash } of manifest.files) {
    const stored = known.get(hash);
    const described = stored ? { ...stored, file } : await cutFile(folder, file);
    if (described.hash !== hash) throw new DamagedArtefacts(`${file} holds other bytes than were written`);
    files.push(described);
  }
  files.push(await cutFile(folder, snapshotFiles.about));
  const beside: StoredFile[] = [];
  for (const file of await besideOf(root, path.basename(folder))) beside.push(await cutFile(root, file));
  const { mtimeMs } = await stat(path.join(folder, snapshotFiles.about));
  return { snapshot: path.basename(folder), builtAt: Math.round(mtimeMs), files, beside };
}

/** Reads a file once, and finds where its parts end. */
async function cutFile(folder: string, file: string): Promise<StoredFile> {
  const whole = createHash('sha256');
  const cutter = createCutter();
  const parts: Part[] = [];
  let pending: Buffer[] = [];
  let size = 0;
  const end = (last: Buffer) => {
    const part = Buffer.concat([...pending, last]);
    pending = [];
    if (part.length > 0) parts.push([sha256(part), part.length]);
  };
  for await (const chunk of createReadStream(path.join(folder, file), { highWaterMark: bytesAtOnce })) {
    const bytes: Buffer = chunk;
    whole.update(bytes);
    size += bytes.length;
    let at = 0;
    for (const cut of cutter.next(bytes)) {
      end(bytes.subarray(at, cut));
      at = cut;
    }
    pending.push(bytes.subarray(at));
  }
  end(Buffer.alloc(0));
  return { file, size, hash: whole.digest('hex'), parts };
}

/** What lies beside a snapshot and is of it, by paths in the folder of the library. */
async function besideOf(root: string, snapshot: string): Promise<readonly string[]> {
  const vectors = await findVectors(root, snapshot);
  const own = vectors?.ownModel;
  const ofModel = own === undefined ? [] : Object.values(modelFiles).map((name) => path.join(own, name));
  const files = [...ofModel, vectors?.file, await findRelated(root, snapshot)];
  return files.flatMap((file) =>
    file === undefined ? [] : path.relative(root, file).split(path.sep).join('/'),
  );
}
