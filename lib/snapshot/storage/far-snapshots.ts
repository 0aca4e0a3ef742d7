import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { type FarFile, type FarFolders, setFarFolders } from '@/lib/process/far-files';
import { snapshotFiles, snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { firstPlace } from '@/lib/text/binary-search';
import { cacheRoot, type PartReader, partReaderOf } from './part-reader';
import { parseStorageSettings } from './storage-settings';
import { placedParts, type StoredFile, type StoredSnapshot } from './stored-snapshot';

/** Lists of files kept of so many snapshots: those that are kept for open tabs. */
const keptSnapshots = 4;

/** What of a snapshot is read by range, and only as it is asked for; tables and records are taken whole. */
const farShape =
  /^(?:answers\.bin|likes\.idx|report\.json|shown\.bin|search\/(?:files|amended)\.pack|(?:pictures|files)\/.+)$/;

/** Whether a file of a snapshot stays in the storage. */
export function isFar(file: string): boolean {
  return farShape.test(file);
}

/**
 * Has this thread find what servers read of snapshots in object storage, where one is set.
 * @throws UserError where a setting cannot be used
 */
export function readFarSnapshots(environment = process.env): void {
  const settings = parseStorageSettings(environment);
  if (settings) setFarFolders(createFarFolders(cacheRoot(settings), partReaderOf(settings)));
}

/** The far files of snapshots that were brought to a folder of artifacts. */
export function createFarFolders(root: string, parts: PartReader): FarFolders {
  const { snapshots } = snapshotsIn(root);
  const opened = createBoundedCache<string, ReadonlyMap<string, FarFile>>(keptSnapshots);
  const openedOf = (name: string) => {
    const known = opened.get(name) ?? openFarFiles(path.join(snapshots, name), parts);
    if (known) opened.set(name, known);
    return known;
  };
  const placeOf = (file: string) => {
    if (!file.startsWith(snapshots + path.sep)) return undefined;
    const [name = '', ...inside] = path.relative(snapshots, file).split(path.sep);
    return { name, inside: inside.join('/') };
  };
  return {
    find(file) {
      const place = placeOf(file);
      return place && isFar(place.inside) ? openedOf(place.name)?.get(place.inside) : undefined;
    },
    names(folder) {
      const place = placeOf(folder);
      const start = place?.inside ? `${place.inside}/` : '';
      const files = place ? [...(openedOf(place.name)?.keys() ?? [])] : [];
      return files
        .filter((file) => file.startsWith(start) && !file.includes('/', start.length))
        .map((file) => file.slice(start.length));
    },
  };
}

/** Undefined where the snapshot is not there, or has been removed. */
function openFarFiles(folder: string, parts: PartReader): ReadonlyMap<string, FarFile> | undefined {
  let stored: Pick<StoredSnapshot, 'files'>;
  try {
    stored = JSON.parse(readFileSync(path.join(folder, snapshotFiles.stored), 'utf8'));
  } catch {
    return undefined;
  }
  const far = stored.files.filter(({ file }) => isFar(file));
  return new Map(far.map((file) => [file.file, openFar(file, parts)]));
}

function openFar(file: StoredFile, parts: PartReader): FarFile {
  const placed = placedParts(file);
  const { size, hash } = file;
  return {
    size,
    hash,
    async read(start, length) {
      const end = Math.min(size, start + length);
      const bytes = Buffer.alloc(Math.max(0, end - start));
      const after = firstPlace(0, placed.length, (place) => (placed[place]?.start ?? 0) <= start);
      for (const { part, start: partStart } of placed.slice(Math.max(0, after - 1))) {
        if (partStart >= end) break;
        const own = await parts.read(part);
        own.copy(bytes, Math.max(0, partStart - start), Math.max(0, start - partStart), end - partStart);
      }
      return bytes;
    },
  };
}
