import { open } from 'node:fs/promises';

/** Bytes of a file from a place on; fewer come back where it is cut short. It is open for this reading alone: nobody need remember to close it. */
export async function readAt(file: string, start: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
