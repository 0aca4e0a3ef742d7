import { type FileHandle, open, rename } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file under another name, and renames it into place when all of it is on the disk: a reader sees the old one
 * or the new one, whole, whenever the machine stops.
 */
export async function writeStaged(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
  staging = `${file}.${process.pid}`,
): Promise<void> {
  const handle = await open(staging, 'w');
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(staging, file);
  await syncFolder(path.dirname(file));
}

/** Makes what was renamed in a folder outlast a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
