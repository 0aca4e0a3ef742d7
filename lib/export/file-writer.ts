import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressBrotli, compressGzip } from '@/lib/http/send/compress';

/** Below this, compressing gains nothing. */
const smallestCompressed = 512;
const compressible = /\.(?:html|css|js|json|svg|xml|txt|csv|bib|ris|webmanifest|ttf)$/;

export interface Written {
  readonly files: number;
  readonly bytes: number;
}

/** Writes the files of an export, and counts them. */
export interface FileWriter extends Written {
  /** With `.br` and `.gz` beside it where it is to be compressed and that saves. */
  write(file: string, body: Buffer, options?: { readonly isCompressed?: boolean }): Promise<void>;
  /** Puts a file there as it is. */
  copy(from: string, file: string): Promise<void>;
  /** Counts what others have written there. */
  count(written: Written): void;
}

export function createFileWriter(
  folder: string,
  { isCompressing = true }: { readonly isCompressing?: boolean } = {},
): FileWriter {
  const made = new Set<string>();
  let files = 0;
  let bytes = 0;
  const put = async (file: string, body: Buffer) => {
    await writeFile(file, body);
    files += 1;
    bytes += body.length;
  };
  const placeOf = async (file: string) => {
    const whole = path.join(folder, file);
    const parent = path.dirname(whole);
    if (!made.has(parent)) {
      await mkdir(parent, { recursive: true });
      // Only the many that hold one page each are forgotten again: the rest are few.
      if (made.size < 1000) made.add(parent);
    }
    return whole;
  };
  return {
    async write(file, body, { isCompressed = true } = {}) {
      const whole = await placeOf(file);
      await put(whole, body);
      if (!isCompressing || !isCompressed || body.length < smallestCompressed || !compressible.test(file))
        return;
      const [br, gz] = await Promise.all([compressBrotli(body), compressGzip(body)]);
      if (br.length < body.length) await put(`${whole}.br`, br);
      if (gz.length < body.length) await put(`${whole}.gz`, gz);
    },
    async copy(from, file) {
      const whole = await placeOf(file);
      await copyFile(from, whole);
      files += 1;
      bytes += (await stat(whole)).size;
    },
    count(written) {
      files += written.files;
      bytes += written.bytes;
    },
    get files() {
      return files;
    },
    get bytes() {
      return bytes;
    },
  };
}
