import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** Thousands of small files take far longer to write than their bytes: on the server they lie in one, with a directory. */
export interface PackNames {
  readonly pack: string;
  readonly directory: string;
}

/** What a build wrote; an amendment leaves it as it is. */
export const wholePack: PackNames = { pack: 'files.pack', directory: 'files.idx' };
/** What amendments wrote again since; there only where there was one. */
export const amendedPack: PackNames = { pack: 'amended.pack', directory: 'amended.idx' };

/** Where a file lies in the pack: its plain bytes, then its compressed forms, each of length 0 where it saves nothing. */
export interface PackedFile {
  readonly start: number;
  readonly plain: number;
  readonly brotli: number;
  readonly gzip: number;
}

/** The directory of files that lie one after another. */
export function encodeDirectory(files: readonly (readonly [name: string, file: PackedFile])[]): Uint8Array {
  const writer = new ByteWriter();
  writer.number(files.length);
  for (const [name, { plain, brotli, gzip }] of files) {
    writer.text(name);
    for (const length of [plain, brotli, gzip]) writer.number(length);
  }
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of a directory. */
export function decodeDirectory(bytes: Uint8Array): Map<string, PackedFile> {
  const reader = new ByteReader(bytes);
  const files = new Map<string, PackedFile>();
  let start = 0;
  for (let left = reader.number(); left > 0; left--) {
    const name = reader.text();
    const file = { start, plain: reader.number(), brotli: reader.number(), gzip: reader.number() };
    files.set(name, file);
    start += file.plain + file.brotli + file.gzip;
  }
  return files;
}
