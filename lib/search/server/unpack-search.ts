import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestName } from '@/lib/search/format/files/search-file';
import { openSearchContainer, type StoredForms } from './search-container';

/** Files written at once: enough to keep the disk busy. */
const filesAtOnce = 32;

/**
 * Writes the search files of a snapshot into a folder for a file server: each by itself, with `.br` and `.gz` beside it
 * where that saves and is wanted. Files of other builds that lie there stay, so that open tabs go on working; the manifest comes last.
 * Answers how many files there are.
 */
export async function unpackSearch(
  searchFolder: string,
  into: string,
  { isCompressed = true }: { readonly isCompressed?: boolean } = {},
): Promise<number> {
  await mkdir(into, { recursive: true });
  const container = await openSearchContainer(searchFolder);
  const names = [...container.files.keys()];
  for (let start = 0; start < names.length; start += filesAtOnce)
    await Promise.all(
      names.slice(start, start + filesAtOnce).map(async (name) => {
        const forms = await container.readForms(name);
        if (forms) await writeForms(path.join(into, name), isCompressed ? forms : { body: forms.body });
      }),
    );
  for (const name of (await readdir(searchFolder))
    .filter((file) => file.startsWith(manifestName) && (isCompressed || file === manifestName))
    .reverse())
    await copyFile(path.join(searchFolder, name), path.join(into, name), constants.COPYFILE_FICLONE);
  return names.length + 1;
}

async function writeForms(file: string, { body, br, gzip }: StoredForms): Promise<void> {
  await writeFile(file, body);
  if (br) await writeFile(`${file}.br`, br);
  if (gzip) await writeFile(`${file}.gz`, gzip);
}
