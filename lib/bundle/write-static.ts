import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Where the site serves a file that stands beside what Next built for browsers: it is good forever. */
export function staticAddress(name: string): string {
  return `/_next/static/${name}`;
}

/** Short, and another one for other bytes. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}

/**
 * Writes such a file with its compressed forms; `next build` empties the folder, so this comes after it.
 * @param folder another one of the build, for what is served elsewhere
 */
export async function writeStatic(
  name: string,
  code: Uint8Array,
  folder = path.join('.next', 'static'),
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await Promise.all([
    writeFile(file, code),
    writeFile(`${file}.br`, brotliCompressSync(code)),
    writeFile(`${file}.gz`, gzipSync(code, { level: 9 })),
  ]);
}
