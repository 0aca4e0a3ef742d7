import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { createPieceWriter } from '@/lib/catalog/piece-writer';
import {
  type ContainedFile,
  type ContainerNames,
  encodeDirectory,
} from '@/lib/search/format/files/container';
import { withChecksum } from '@/lib/search/format/files/search-file';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
/** A window much larger than the files costs 5 ms a file and saves nothing. */
const brotliWindow = 16;
/** Higher ones pack postings no smaller; blocks of text a sixth, at twelve times the time, and those are seldom sent. */
const brotliQuality = 5;
const progressEvery = 100;
/** Files that are compressed ahead of the one to be written. */
const filesAhead = 64;
/** A compressed form that saves less is not worth unpacking. */
const leastSaving = 0.03;

export interface NamedPayload {
  readonly name: string;
  readonly payload: Uint8Array;
}

export interface WrittenBytes {
  readonly plain: number;
  readonly brotli: number;
  readonly gzip: number;
}

type OnProgress = (done: number, total: number | undefined, step: string) => void;

/** Writes each payload with its checksum, with its compressed forms, into one container; answers the bytes of each kind as they are sent. */
export async function writeContainer(
  folder: string,
  { names, files }: { readonly names: ContainerNames; readonly files: readonly NamedPayload[] },
  onProgress?: OnProgress,
): Promise<WrittenBytes> {
  const total = { plain: 0, brotli: 0, gzip: 0 };
  const directory: (readonly [string, ContainedFile])[] = [];
  const writer = createPieceWriter(await open(path.join(folder, names.container), 'wx'));
  const ahead = files.slice(0, filesAhead).map(compress);
  try {
    for (const [i, { name }] of files.entries()) {
      const forms = await (ahead[i] as Promise<Forms>);
      delete ahead[i];
      const next = files[i + filesAhead];
      if (next) ahead[i + filesAhead] = compress(next);
      const start = await writer.append(forms.plain);
      await writer.append(forms.brotli);
      await writer.append(forms.gzip);
      const [plain, small, gzipped] = [forms.plain.length, forms.brotli.length, forms.gzip.length];
      directory.push([name, { start, plain, brotli: small, gzip: gzipped }]);
      total.plain += plain;
      total.brotli += small || plain;
      total.gzip += gzipped || plain;
      if (i % progressEvery === 0) onProgress?.(i, files.length, 'writing');
    }
  } finally {
    await writer.close();
  }
  const payload = encodeDirectory(directory);
  await writeFile(path.join(folder, names.directory), withChecksum(names.directory, payload));
  return total;
}

/** Writes one payload with its checksum as a file of its own, with `.br` and `.gz` beside it. */
export async function writeSearchFile(folder: string, file: NamedPayload): Promise<void> {
  const forms = await compress(file);
  await Promise.all([
    writeFile(path.join(folder, file.name), forms.plain),
    ...(forms.brotli.length > 0 ? [writeFile(path.join(folder, `${file.name}.br`), forms.brotli)] : []),
    ...(forms.gzip.length > 0 ? [writeFile(path.join(folder, `${file.name}.gz`), forms.gzip)] : []),
  ]);
}

interface Forms {
  readonly plain: Uint8Array;
  readonly brotli: Uint8Array;
  readonly gzip: Uint8Array;
}

async function compress({ name, payload }: NamedPayload): Promise<Forms> {
  const plain = withChecksum(name, payload);
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [zlib.constants.BROTLI_PARAM_LGWIN]: brotliWindow,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [small, gzipped] = await Promise.all([brotli(plain, { params }), gzip(plain)]);
  const saves = (form: Uint8Array) => form.length < plain.length * (1 - leastSaving);
  return {
    plain,
    brotli: saves(small) ? small : new Uint8Array(),
    gzip: saves(gzipped) ? gzipped : new Uint8Array(),
  };
}
