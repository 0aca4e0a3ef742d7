import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { sealFile } from '../format/search-file';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
/** A window much larger than the files costs 5 ms a file and saves nothing. */
const brotliWindow = 16;
const progressEvery = 100;

export interface NamedPayload {
  readonly name: string;
  readonly payload: Uint8Array;
  /** Brotli's: 10 packs text a sixth smaller than 9, postings only a twentieth, at twelve times the time. */
  readonly quality: number;
}

export interface WrittenBytes {
  readonly plain: number;
  readonly brotli: number;
  readonly gzip: number;
}

/** Writes each payload sealed, with `.br` and `.gz` beside it; answers the bytes of each kind. */
export async function writeSearchFiles(
  folder: string,
  files: readonly NamedPayload[],
  onProgress?: (done: number, total: number | undefined, step: string) => void,
): Promise<WrittenBytes> {
  const total = { plain: 0, brotli: 0, gzip: 0 };
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const written = await writeOne(
        path.join(folder, file.name),
        sealFile(file.name, file.payload),
        file.quality,
      );
      total.plain += written.plain;
      total.brotli += written.brotli;
      total.gzip += written.gzip;
      if (++done % progressEvery === 0) onProgress?.(done, files.length, 'writing');
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work));
  return total;
}

async function writeOne(file: string, bytes: Uint8Array, quality: number): Promise<WrittenBytes> {
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
    [zlib.constants.BROTLI_PARAM_LGWIN]: brotliWindow,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [small, gzipped] = await Promise.all([brotli(bytes, { params }), gzip(bytes, { level: 9 })]);
  await Promise.all([
    writeFile(file, bytes),
    writeFile(`${file}.br`, small),
    writeFile(`${file}.gz`, gzipped),
  ]);
  return { plain: bytes.length, brotli: small.length, gzip: gzipped.length };
}
