import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files and folders that only tests need. */
const ofTests = /\.test\.tsx?$/;

/** Hash of the bytes of source files and folders; what only tests need, hidden files and models do not count. */
export async function fingerprintSources(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) await add(place, hash);
  return hash.digest('hex');
}

async function add(place: string, hash: ReturnType<typeof createHash>): Promise<void> {
  if (ofTests.test(place)) return;
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory()) {
    for (const name of (await readdir(place)).sort())
      if (!name.startsWith('.')) await add(path.join(place, name), hash);
  } else if (found?.isFile() && !place.endsWith('.onnx')) {
    hash.update(`${place}\n`).update(await readFile(place));
  }
}

/** What the artifacts of a library depend on, beside its content. */
export const builderSources = [
  ...['text', 'site', 'markdown', 'content', 'catalog', 'pictures', 'snapshot'],
  // What meaning adds is no part of a snapshot.
  ...['browser', 'build', 'engine', 'format', 'server'].map((folder) => `search/${folder}`),
].map((folder) => `lib/${folder}`);
/** What the built site depends on. */
export const siteSources = [
  'app',
  'components',
  'lib',
  'public',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
];
