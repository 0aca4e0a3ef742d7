import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Names the built site, as its files do; '' where it is not built, as in development. */
export async function builtSite(): Promise<string> {
  const names = await readdir(path.join('.next', 'static')).catch(() => []);
  return names.flatMap((name) => /^islands-(\w+)\.js$/.exec(name)?.[1] ?? []).at(-1) ?? '';
}
