import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** Thousands of small files take far longer to write than their bytes: on the server they lie in one, with a directory. */
export interface ContainerNames {
  readonly container: string;
  readonly directory: string;
}

/** What a build wrote; an incremental update leaves it as it is. */
export const wholeContainer: ContainerNames = { container: 'files.pack', directory: 'files.idx' };
/** What incremental updates wrote again since; there only where there was one. */
export const updatedContainer: ContainerNames = { container: 'amended.pack', directory: 'amended.idx' };

/** Where a file lies in the container: its plain bytes, then its compressed forms, each of length 0 where it saves nothing. */
export interface ContainedFile {
  readonly start: number;
  readonly plain: number;
  readonly brotli: number;
  readonly gzip: number;
}

/** The directory of files that lie one after another. */
export function encodeDirectory(
  files: readonly (readonly [name: string, file: ContainedFile])[],
): Uint8Array {
  const writer = new ByteWriter();
  writer.number(files.length);
  for (const [name, { plain, brotli, gzip }] of files) {
    writer.text(name);
    for (const length of [plain, brotli, gzip]) writer.number(length);
  }
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of a directory. */
export function decodeDirectory(bytes: Uint8Array): Map<string, ContainedFile> {
  const reader = new ByteReader(bytes);
  const files = new Map<string, ContainedFile>();
  let start = 0;
  for (let left = reader.number(); left > 0; left--) {
    const name = reader.text();
    const file = { start, plain: reader.number(), brotli: reader.number(), gzip: reader.number() };
    files.set(name, file);
    start += file.plain + file.brotli + file.gzip;
  }
  return files;
}
