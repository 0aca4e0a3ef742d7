import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { bombPng, sampleGif, sampleJpeg, samplePng, sampleSvg } from '@/test-support/sample-pictures';
import { checkFile } from './check-file';

const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

test.each([
  ['a.png', samplePng(30, 20), 30, 20],
  ['a.jpg', sampleJpeg(640, 480), 640, 480],
  ['turned.jpeg', sampleJpeg(640, 480, 6), 480, 640],
  ['a.gif', sampleGif(7, 9), 7, 9],
  ['a.webp', webp, 1, 1],
  ['a.svg', sampleSvg(), 40, 20],
])('%s is measured', (name, bytes, width, height) => {
  expect(checkFile(name, bytes)).toMatchObject({ status: 'seen', width, height });
});

test.each([
  ['empty.png', Buffer.alloc(0), 'broken'],
  ['png.jpg', samplePng(1, 1), 'type'],
  ['page.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
  ['svg.png', sampleSvg(), 'type'],
  ['png.svg', samplePng(1, 1), 'broken'],
  ['program.pdf', Buffer.from('MZ\u0000'), 'type'],
  ['page.zip', Buffer.from('<html>'), 'type'],
  ['zip.csv', Buffer.from('PK\u0003\u0004'), 'type'],
  ['cut.png', samplePng(30, 20).subarray(0, 40), 'broken'],
  ['cut.jpg', sampleJpeg(30, 20).subarray(0, -3), 'broken'],
  ['bomb.png', bombPng(60_000, 60_000), 'pixels'],
  ['nothing.png', bombPng(0, 5), 'broken'],
])('%s is refused', (name, bytes, fault) => {
  expect(checkFile(name, bytes)).toMatchObject({ status: 'refused', fault });
});

test.each([
  ['sheet.pdf', '%PDF-1.7\n'],
  ['table.csv', 'a;b\n1;2\n'],
  ['notes.txt', 'plain'],
  ['book.epub', 'PK\u0003\u0004'],
])('%s is a file to be saved', (name, text) => {
  expect(checkFile(name, Buffer.from(text, 'latin1'))).toMatchObject({ status: 'seen' });
});

test('a polyglot is what its ending says, or nothing: a GIF that is a script too, a JPEG with a page behind its end', () => {
  expect(checkFile('a.gif', Buffer.concat([sampleGif(4, 4), Buffer.from('=1;alert(1)//;')]))).toMatchObject({
    status: 'seen',
    width: 4,
  });
  const page = Buffer.concat([sampleJpeg(5, 5), Buffer.from('<script>alert(1)</script>')]);
  expect(checkFile('a.jpg', page)).toMatchObject({ status: 'seen', width: 5 });
  expect(checkFile('a.svg', page)).toMatchObject({ status: 'refused' });
  expect(checkFile('a.txt', page)).toMatchObject({ status: 'refused' });
});

test('whatever bytes a file holds it is seen or refused, at once', () => {
  const names = fc.constantFrom('a.png', 'a.jpg', 'a.gif', 'a.webp', 'a.avif', 'a.svg', 'a.pdf', 'a.txt');
  const avif = Buffer.from('0000001c667479706176696600000000', 'hex');
  const heads = [
    samplePng(3, 3),
    sampleJpeg(3, 3, 6),
    sampleGif(3, 3),
    webp,
    avif,
    sampleSvg(),
    Buffer.alloc(0),
  ];
  const bytes = fc
    .tuple(fc.constantFrom(...heads), fc.nat(60), fc.uint8Array({ maxLength: 300 }))
    .map(([head, kept, rest]) => Buffer.concat([head.subarray(0, Math.max(kept, 12)), rest]));
  fc.assert(
    fc.property(names, bytes, (name, content) => {
      expect(['seen', 'refused']).toContain(checkFile(name, content).status);
    }),
    { numRuns: propertyRuns(400) },
  );
});
