import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { samplePng } from '@/test-support/sample-pictures';
import { loadSharp } from './load-sharp';
import { makeSizes, sizingOf } from './make-sizes';
import { pruneSizes } from './prune-sizes';

const hash = '00112233445566aa';
const sharp = await loadSharp();
let photo: Uint8Array;
const folderOf = () => mkdtemp(path.join(os.tmpdir(), 'stoa-sizes-'));

beforeAll(async () => {
  if (sharp === undefined) return;
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const image = sharp({ create: { width: 1500, height: 900, channels: 3, background: '#888', noise } });
  photo = await image.blur(2).jpeg({ quality: 95 }).toBuffer();
});

test.skipIf(sharp === undefined)('a photograph has smaller files, in newer formats, made once', async () => {
  const folder = await folderOf();
  const sizes = await makeSizes(photo, { stored: `${hash}-a.jpg`, width: 1500 }, folder);
  expect(sizes.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
  expect(sizes[0]?.files).toEqual([
    { stored: `${hash}-640.avif`, width: 640 },
    { stored: `${hash}-1280.avif`, width: 1280 },
  ]);
  const small = await readFile(path.join(folder, `${hash}-640.webp`));
  expect(await sharp?.(small).metadata()).toMatchObject({ format: 'webp', width: 640, height: 384 });
  expect(small.length).toBeLessThan(photo.length / 2);
  await writeFile(path.join(folder, `${hash}-640.webp`), 'not made again');
  expect(await makeSizes(photo, { stored: `${hash}-b.jpg`, width: 1500 }, folder)).toEqual(sizes);
  expect(await readFile(path.join(folder, `${hash}-640.webp`), 'utf8')).toBe('not made again');
  expect((await readdir(folder)).filter((name) => name.endsWith('.tries'))).toEqual([]);
});

test.skipIf(sharp === undefined)(
  'small files, pictures that move and broken ones are left as they are',
  async () => {
    const folder = await folderOf();
    const of = (name: string) => ({ stored: `${hash}-${name}`, width: 700 });
    expect(await makeSizes(samplePng(700, 10), of('a.png'), folder)).toEqual([]);
    const moving = Buffer.concat([
      samplePng(9, 9).subarray(0, 33),
      Buffer.from('acTL'),
      Buffer.alloc(50_000),
    ]);
    expect(await makeSizes(moving, of('b.png'), folder)).toEqual([]);
    expect(await makeSizes(Buffer.alloc(50_000, 1), of('c.jpg'), folder)).toEqual([]);
    expect(await makeSizes(photo, of('d.gif'), folder)).toEqual([]);
  },
);

test.skipIf(sharp === undefined)('a picture at which two builds ended is not tried again', async () => {
  const folder = await folderOf();
  await writeFile(path.join(folder, `${hash}.tries`), '2');
  expect(await makeSizes(photo, { stored: `${hash}-a.jpg`, width: 1500 }, folder)).toEqual([]);
});

test('none are made where nobody keeps them', async () => {
  expect(await sizingOf(undefined)).toBe('');
});

test('what no snapshot shows is removed', async () => {
  const folder = await folderOf();
  const other = 'ffff2233445566aa';
  for (const name of [`${hash}-640.avif`, `${hash}.1.json`, `${other}-640.avif`, `${other}.1.json`])
    await writeFile(path.join(folder, name), 'x');
  await pruneSizes(folder, new Set([hash]));
  expect((await readdir(folder)).sort()).toEqual([`${hash}-640.avif`, `${hash}.1.json`]);
});
