import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@/lib/text/error-code';
import { maxBytes } from './check-file';
import { type RefusedFile, refused } from './seen-file';

/**
 * The bytes of a file in the library folder. No link is followed, neither the file's own nor one of a folder on the way, and
 * nothing of a file is read that is larger than what is shown.
 * @param file path inside the library folder, with `/`
 */
export async function readLibraryFile(folder: string, file: string): Promise<Uint8Array | RefusedFile> {
  try {
    const parent = path.join(await realpath(folder), path.dirname(file));
    if ((await realpath(parent)) !== parent) return linked();
    // Without waiting: nobody may ever write to a pipe.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(path.join(parent, path.basename(file)), flags);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return refused('type', 'is not a regular file', 'put the file itself there');
      if (found.size > maxBytes) return tooLarge(found.size);
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(found.size + 1) });
      return bytesRead > maxBytes ? tooLarge(bytesRead) : buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error) ?? String(error);
    if (code === 'ELOOP') return linked();
    if (code === 'ENOENT') return refused('missing', 'is not in the library', 'put it there');
    return refused('unreadable', `cannot be read (${code})`, 'see that the file may be read');
  }
}

function tooLarge(bytes: number): RefusedFile {
  const megabytes = (bytes / (1024 * 1024)).toFixed(1);
  return refused('too-large', `is ${megabytes} MiB`, 'make it smaller: at most 10 MiB are served');
}

function linked(): RefusedFile {
  return refused('outside', 'is a link, which may lead out of the library', 'put the file itself there');
}
