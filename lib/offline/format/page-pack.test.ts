import { expect, test } from 'vitest';
import { packPages, placesInPack } from './page-pack';
import { parseSubjectList } from './subject-list';

const pages = [
  { address: '/learn/art/questions/a', html: '<p>é</p>' },
  { address: '/learn/art', html: '' },
];

test('packed pages are found where they lie', () => {
  const packed = packPages(pages);
  const texts = placesInPack(packed).map(({ address, start, length }) => ({
    address,
    html: new TextDecoder().decode(packed.subarray(start, start + length)),
  }));
  expect(texts).toEqual(pages);
});

test('a file that was cut short, or is another, is refused', () => {
  const packed = packPages(pages);
  expect(() => placesInPack(packed.subarray(0, -1))).toThrow(RangeError);
  expect(() => placesInPack(new TextEncoder().encode('<!DOCTYPE html>'))).toThrow(RangeError);
});

test('a page that answers in place of a list is told from one', () => {
  const list = { version: 'a', title: 'Art', questions: 1, of: 2, search: 'b', pages: [['/learn/art', 'c']] };
  expect(parseSubjectList(JSON.stringify(list))).toEqual(list);
  for (const other of ['<!DOCTYPE html>', '{}', '[]', JSON.stringify({ ...list, pages: [['/learn/art']] })])
    expect(() => parseSubjectList(other), other).toThrow();
});
