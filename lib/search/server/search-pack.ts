import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeDirectory, type PackedFile, packDirectoryName, packName } from '../format/pack';
import { openFile } from '../format/search-file';

/** A file of a pack with the compressed forms that are worth sending. */
export interface PackedForms {
  readonly body: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** The packed search files of one generation. */
export interface SearchPack {
  readonly files: ReadonlyMap<string, PackedFile>;
  /** The sealed bytes of a file; undefined where there is none of this name. */
  read(name: string): Promise<Buffer | undefined>;
  readForms(name: string): Promise<PackedForms | undefined>;
}

/** Opens the pack of a folder; throws where it is missing or its directory is broken. */
export async function openSearchPack(folder: string): Promise<SearchPack> {
  const directory = await readFile(path.join(folder, packDirectoryName));
  const files = decodeDirectory(openFile(packDirectoryName, directory));
  const pack = path.join(folder, packName);
  return {
    files,
    async read(name) {
      const file = files.get(name);
      return file && readAt(pack, file.start, file.plain);
    },
    async readForms(name) {
      const file = files.get(name);
      if (file === undefined) return undefined;
      const all = await readAt(pack, file.start, file.plain + file.brotli + file.gzip);
      const afterBrotli = file.plain + file.brotli;
      return {
        body: all.subarray(0, file.plain),
        ...(file.brotli > 0 ? { br: all.subarray(file.plain, afterBrotli) } : {}),
        ...(file.gzip > 0 ? { gzip: all.subarray(afterBrotli) } : {}),
      };
    },
  };
}

/** Fewer bytes come back where the file is cut short: the seal of what was read says so. */
async function readAt(pack: string, start: number, length: number): Promise<Buffer> {
  // Opened for each reading: what is read is kept, and nobody need remember to close it.
  const file = await open(pack, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
