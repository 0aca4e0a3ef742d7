import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { inTurns } from '@/lib/concurrency/in-turns';

/** A file of an archive. Its name is of our own making: letters, digits and `/`, `.`, `_`, `~`, `-`. */
export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it is stored as it is: what is compressed already, and what a format wants so. */
  readonly isStored?: boolean;
}

/** The earliest that an archive can say: the same files are the same bytes. */
const noTime = new Date(1980, 0, 1);

/** An archive of files, in their order. */
export async function zipOf(files: readonly ZippedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for await (const part of inTurns(files))
    for (const { name, bytes, isStored = false } of part)
      zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
        mtime: noTime,
        mode: 0o100644,
        compress: !isStored,
        // Else each has a field of its own for its time, which the first file of a book must not have.
        forceDosTimestamp: true,
      });
  zip.end();
  return buffer(zip.outputStream);
}

/** Whether bytes of a file of this name would only grow. */
export function isCompressed(name: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|zip|docx|xlsx|pptx|od[tsp]|epub|mp[34]|ogg)$/i.test(name);
}
