import type { FileHandle } from 'node:fs/promises';

/** Writes parts one after another, many of them at once. */
export interface PieceWriter {
  /** Answers where the part begins; it is in the file once that is closed. */
  append(part: Uint8Array): Promise<number>;
  /** Writes what waits, and closes the file, with `sync` once it is on the disk. */
  close(options?: { readonly sync?: boolean }): Promise<void>;
}

const bytesAtOnce = 1_000_000;

/** @param start where the first part goes: the end of what the file holds */
export function createPieceWriter(file: FileHandle, start = 0): PieceWriter {
  let written = start;
  let end = start;
  let waiting: Uint8Array[] = [];
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    await writeAll(file, bytes, written);
    written += bytes.length;
  };
  return {
    async append(part) {
      const at = end;
      end += part.length;
      waiting.push(part);
      if (end - written >= bytesAtOnce) await flush();
      return at;
    },
    async close({ sync = false } = {}) {
      try {
        await flush();
        if (sync) await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

/** A disk that is nearly full takes a part and says so only when it is asked for the rest. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
