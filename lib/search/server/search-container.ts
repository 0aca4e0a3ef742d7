import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readAt, sizeOf } from '@/lib/process/read-at';
import {
  type ContainedFile,
  type ContainerNames,
  decodeDirectory,
  updatedContainer,
  wholeContainer,
} from '@/lib/search/format/files/container';
import { openFile } from '@/lib/search/format/files/search-file';
import { errorCode } from '@/lib/text/error-code';

/** A file of a container with the compressed forms that are worth sending. */
export interface StoredForms {
  readonly body: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** The packed search files of one snapshot. */
export interface SearchContainer {
  /** Those of incremental updates among them. */
  readonly files: ReadonlyMap<string, ContainedFile>;
  /** The bytes of a file with its checksum, which says whether they are all; undefined where there is none of this name. */
  read(name: string): Promise<Buffer | undefined>;
  readForms(name: string): Promise<StoredForms | undefined>;
}

/** Opens the containers of a folder; throws where one is missing or cut short, or its directory is broken. */
export async function openSearchContainer(folder: string): Promise<SearchContainer> {
  const whole = await openContainer(folder, wholeContainer);
  const updated = await openContainer(folder, updatedContainer).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  const containerOf = (name: string) => (updated?.files.has(name) ? updated : whole);
  return {
    files: updated ? new Map([...whole.files, ...updated.files]) : whole.files,
    async read(name) {
      const { container, files } = containerOf(name);
      const file = files.get(name);
      return file && readAt(container, file.start, file.plain);
    },
    async readForms(name) {
      const { container, files } = containerOf(name);
      const file = files.get(name);
      if (file === undefined) return undefined;
      const all = await readAt(container, file.start, file.plain + file.brotli + file.gzip);
      const afterBrotli = file.plain + file.brotli;
      return {
        body: all.subarray(0, file.plain),
        ...(file.brotli > 0 ? { br: all.subarray(file.plain, afterBrotli) } : {}),
        ...(file.gzip > 0 ? { gzip: all.subarray(afterBrotli) } : {}),
      };
    },
  };
}

interface OpenedContainer {
  readonly container: string;
  readonly files: ReadonlyMap<string, ContainedFile>;
}

async function openContainer(folder: string, names: ContainerNames): Promise<OpenedContainer> {
  const directory = await readFile(path.join(folder, names.directory));
  const files = decodeDirectory(openFile(names.directory, directory));
  const container = path.join(folder, names.container);
  if ((await sizeOf(container)) !== endOf(files))
    throw new Error(`${container} is cut short: build the content again.`);
  return { container, files };
}

function endOf(files: ReadonlyMap<string, ContainedFile>): number {
  let end = 0;
  for (const { start, plain, brotli, gzip } of files.values())
    end = Math.max(end, start + plain + brotli + gzip);
  return end;
}
