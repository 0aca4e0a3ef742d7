import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Every file below the folders: its path, with its size and when it was written. */
export async function filesOf(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const folder of folders)
    for (const name of await readdir(folder, { recursive: true })) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile()) files.set(file, `${found.size} bytes of ${found.mtimeMs}`);
    }
  return files;
}

/** What came, went or was written between two lists. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
}
