import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes the smaller files of pictures that no snapshot shows any more: those of this build stay, and those that have a
 * second name in another snapshot.
 * @param hashes of the pictures of this build
 */
export async function pruneSizes(folder: string, hashes: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const kept = new Set(hashes);
  for (const name of names.filter((one) => /\.(?:avif|webp)$/.test(one))) {
    const links = await stat(path.join(folder, name)).then(
      ({ nlink }) => nlink,
      () => 1,
    );
    if (links > 1) kept.add(name.slice(0, 16));
  }
  for (const name of names)
    if (!kept.has(name.slice(0, 16))) await rm(path.join(folder, name), { force: true });
}
