import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSemaphore } from '@/lib/concurrency/semaphore';
import { maxPixels } from './check-file';
import { endingOf } from './file-kinds';
import type { StoredSizes } from './library-file';
import { loadSharp, type Sharp } from './load-sharp';

/** Raised whenever other files are made of the same picture. */
const recipe = 1;
/** A column of text has about 600 pixels, on a screen of twice the density twice as many. */
const widths = [640, 1280];
/** A smaller file loads at once as it is. */
const smallestBytes = 30_000;
/** Each takes a core and the memory of a whole picture. */
const picturesAtOnce = 2;
const secondsOfOne = 20;
/** A picture at which so many builds ended is left as it is. */
const maxTries = 2;

const formats = [
  { type: 'image/avif', ending: 'avif' },
  { type: 'image/webp', ending: 'webp' },
] as const;
type Ending = (typeof formats)[number]['ending'];

const turns = createSemaphore({ running: picturesAtOnce, waiting: Number.POSITIVE_INFINITY });

/** Names how smaller files are made, where they can be; '' where they cannot, or are not wanted. */
export async function sizingOf(folder: string | undefined): Promise<string> {
  if (folder === undefined) return '';
  return (await loadSharp()) === undefined ? '' : `sharp ${recipe}`;
}

/**
 * The same picture in smaller files and newer formats, made once and kept by the hash of its bytes; none where they would
 * save nothing, where it moves, or where they cannot be made: then it is sent as it is.
 * @param stored name of the picture, which begins with that hash
 * @param folder where they are kept
 */
export async function makeSizes(
  bytes: Uint8Array,
  { stored, width }: { readonly stored: string; readonly width: number },
  folder: string,
): Promise<readonly StoredSizes[]> {
  const sharp = await loadSharp();
  if (sharp === undefined || !isWorthIt(stored, bytes)) return [];
  const hash = stored.slice(0, 16);
  const list = path.join(folder, `${hash}.${recipe}.json`);
  const known = await readFile(list, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known);
  return turns.run(async () => {
    await mkdir(folder, { recursive: true });
    // A picture that ends the process that reads it must not end every build.
    const mark = path.join(folder, `${hash}.tries`);
    const tries = Number(await readFile(mark, 'utf8').catch(() => '0')) || 0;
    if (tries >= maxTries) return [];
    await writeFile(mark, String(tries + 1));
    const sizes = await make(sharp, bytes, { hash, width, folder }).catch(() => []);
    await writeFile(list, JSON.stringify(sizes));
    await rm(mark, { force: true });
    return sizes;
  });
}

function isWorthIt(stored: string, bytes: Uint8Array): boolean {
  const ending = endingOf(stored);
  if (bytes.length < smallestBytes || !['png', 'jpg', 'jpeg', 'webp'].includes(ending)) return false;
  // What moves would stand still.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  return !(ending === 'png' && head.includes('acTL')) && !(ending === 'webp' && head.includes('ANIM'));
}

async function make(
  sharp: Sharp,
  bytes: Uint8Array,
  { hash, width, folder }: { readonly hash: string; readonly width: number; readonly folder: string },
): Promise<readonly StoredSizes[]> {
  const wanted = [...new Set(widths.map((most) => Math.min(most, width)))];
  const made = new Map<Ending, { readonly width: number; readonly data: Uint8Array }[]>();
  for (const own of wanted) {
    const options = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true } as const;
    const resized = sharp(bytes, options)
      .autoOrient()
      .resize({ width: own })
      .timeout({ seconds: secondsOfOne });
    const { data, info } = await resized.raw().toBuffer({ resolveWithObject: true });
    const { width: across, height, channels } = info;
    const raw = sharp(data, { raw: { width: across, height, channels } }).timeout({ seconds: secondsOfOne });
    const encoded = {
      avif: await raw.clone().avif({ quality: 58, effort: 3 }).toBuffer(),
      webp: await raw.clone().webp({ quality: 80 }).toBuffer(),
    };
    for (const { ending } of formats)
      made.set(ending, [...(made.get(ending) ?? []), { width: own, data: encoded[ending] }]);
  }
  const sizes: StoredSizes[] = [];
  for (const { type, ending } of formats) {
    const files = made.get(ending) ?? [];
    // The largest stands for the picture itself.
    if ((files.at(-1)?.data.length ?? 0) > bytes.length * 0.9) continue;
    const named = files.map((file) => ({ ...file, stored: `${hash}-${file.width}.${ending}` }));
    for (const { stored, data } of named) await put(path.join(folder, stored), data);
    sizes.push({ type, files: named.map(({ stored, width: own }) => ({ stored, width: own })) });
  }
  return sizes;
}

/** One that is there may have a second name in a snapshot that is being served: it is not written into. */
async function put(file: string, data: Uint8Array): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, data, { flush: true });
  await rename(aside, file);
}
