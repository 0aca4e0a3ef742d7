import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { amendedPack, decodeDirectory, type PackedFile, type PackNames, wholePack } from '@/lib/search/format/files/container';
import { openFile } from '@/lib/search/format/files/search-file';

/** A file of a pack with the compressed forms that are worth sending. */
export interface PackedForms {
  readonly body: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** The packed search files of one generation. */
export interface SearchPack {
  /** Those of amendments among them. */
  readonly files: ReadonlyMap<string, PackedFile>;
  /** The sealed bytes of a file; undefined where there is none of this name. */
  read(name: string): Promise<Buffer | undefined>;
  readForms(name: string): Promise<PackedForms | undefined>;
}

/** Opens the packs of a folder; throws where one is missing or cut short, or its directory is broken. */
export async function openSearchPack(folder: string): Promise<SearchPack> {
  const whole = await openPack(folder, wholePack);
  const amended = await openPack(folder, amendedPack).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const packOf = (name: string) => (amended?.files.has(name) ? amended : whole);
  return {
    files: amended ? new Map([...whole.files, ...amended.files]) : whole.files,
    async read(name) {
      const { pack, files } = packOf(name);
      const file = files.get(name);
      return file && readAt(pack, file.start, file.plain);
    },
    async readForms(name) {
      const { pack, files } = packOf(name);
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

interface OpenedPack {
  readonly pack: string;
  readonly files: ReadonlyMap<string, PackedFile>;
}

async function openPack(folder: string, names: PackNames): Promise<OpenedPack> {
  const directory = await readFile(path.join(folder, names.directory));
  const files = decodeDirectory(openFile(names.directory, directory));
  const pack = path.join(folder, names.pack);
  const { size } = await stat(pack);
  if (size !== endOf(files)) throw new Error(`${pack} is cut short: build the content again.`);
  return { pack, files };
}

function endOf(files: ReadonlyMap<string, PackedFile>): number {
  let end = 0;
  for (const { start, plain, brotli, gzip } of files.values())
    end = Math.max(end, start + plain + brotli + gzip);
  return end;
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
