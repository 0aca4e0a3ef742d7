import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { samplePng } from '@/test-support/sample-pictures';
import { withoutLocation } from './without-location';

const placed = () => readFile('e2e/constructs/content/pictures/placed.jpg');
const latitude = Buffer.from([51, 0, 0, 0, 1, 0, 0, 0]);

test('what a camera noted of the place goes, and all else stays', async () => {
  const before = await placed();
  const after = Buffer.from(withoutLocation(before) ?? []);
  expect(before.includes(latitude) || before.includes(Buffer.from([0, 0, 0, 51]))).toBe(true);
  expect(after.length).toBe(before.length);
  expect(after.includes(latitude) || after.includes(Buffer.from([0, 0, 0, 51, 0, 0, 0, 1]))).toBe(false);
  expect(after.includes('A. Teacher')).toBe(true);
  expect(imageSize(after)).toMatchObject({ width: 60, height: 40 });
  expect(withoutLocation(after)).toBeUndefined();
});

test('a picture that notes no place is left alone', async () => {
  expect(withoutLocation(await readFile('e2e/constructs/content/pictures/turned.jpg'))).toBeUndefined();
  expect(withoutLocation(samplePng(4, 4))).toBeUndefined();
});

test('the notes of a PNG keep a checksum that is right, and coordinates in words go', async () => {
  const jpeg = await placed();
  const at = Math.max(jpeg.indexOf('II*\0'), jpeg.indexOf('MM\0*'));
  const parts = [
    ['eXIf', jpeg.subarray(at, at + 400)],
    ['iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude="51,30.5N" dc:title="A leaf"/>')],
  ] as const;
  const png = samplePng(4, 4);
  const chunks = parts.map(([name, data]) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  const after = Buffer.from(
    withoutLocation(Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)])) ?? [],
  );
  expect(after.includes('51,30.5N')).toBe(false);
  expect(after.includes('A leaf')).toBe(true);
  for (let place = 8; place < after.length; ) {
    const end = place + 8 + after.readUInt32BE(place);
    expect(after.readUInt32BE(end)).toBe(crc32(after.subarray(place + 4, end)));
    place = end + 4;
  }
});

test.each(['II*\0\x08\0\0\0', 'MM\0*\0\0\0\x08', `II*\0\x08\0\0\0${'\xff'.repeat(400)}`])(
  'notes that end too soon or lead anywhere do no harm: %j',
  (notes) => {
    expect(withoutLocation(Buffer.from(`\xff\xd8${notes}`, 'latin1'))).toBeUndefined();
  },
);
