import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Folder of the files that a build of the site writes for the root of its addresses. */
export const rootFiles = path.join('.next', 'root');

/** Names the built site, as its files do; '' where it is not built, as in development. */
export async function builtSite(): Promise<string> {
  const names = await readdir(path.join('.next', 'static')).catch(() => []);
  return names.flatMap((name) => /^islands-(\w+)\.js$/.exec(name)?.[1] ?? []).at(-1) ?? '';
}
