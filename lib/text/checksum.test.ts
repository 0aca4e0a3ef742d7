import { expect, test } from 'vitest';
import { checksum, textChecksum, versionOf } from './checksum';

test('a version is another wherever a name comes, goes or moves, and where the format is raised', () => {
  const versions = [
    versionOf(1, ['a', 'b']),
    versionOf(2, ['a', 'b']),
    versionOf(1, ['b', 'a']),
    versionOf(1, ['a', 'b', 'c']),
    versionOf(1, ['a']),
  ];
  expect(new Set(versions).size).toBe(versions.length);
  expect(versionOf(1, ['a', 'b'])).toBe(versions[0]);
  expect(versions[0]).toMatch(/^1-[0-9a-z]+$/);
});

test('a text has the checksum of its bytes, the same in every version: style sheets are named by it', () => {
  expect(textChecksum('top:1em')).toBe(6788003481203471);
  expect(textChecksum('')).toBe(3338908027751811);
  expect(textChecksum('é')).toBe(checksum(Uint8Array.of(0xc3, 0xa9)));
});
