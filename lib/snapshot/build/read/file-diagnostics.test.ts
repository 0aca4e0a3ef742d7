import { expect, test } from 'vitest';
import type { SubjectFile } from '@/lib/content/subject-file';
import { placeOfReference } from '@/lib/pictures/reference';
import type { SeenFile } from '@/lib/pictures/seen-file';
import { diagnosticsOfIntroductionFiles, diagnosticsOfReference } from './file-diagnostics';

const seenFile: SeenFile = { status: 'seen', width: 0, height: 0, wantsPaper: false };
const ofLink = (key: string, seen?: SeenFile) =>
  diagnosticsOfReference(
    'art/line.md',
    { shape: 'link', key, line: 4 },
    { place: placeOfReference('art/line.md', key), seen, likeNamed: undefined },
  );
const said = (key: string, seen?: SeenFile) => ofLink(key, seen).map((one) => `${one.severity} ${one.kind}`);

test('a link to what may be another site is a warning that says how to write it', () => {
  expect(said('example.com')).toEqual(['warning download-type']);
  expect(ofLink('www.foo.org')[0]?.remedy).toContain('or write https:// before the address of another site');
  expect(said('page.html', seenFile)).toEqual(['error download-type']);
  expect(said('gone.pdf')).toEqual(['error download-missing']);
});

test('a link from the root of the site to no page and no file is said to lead nowhere', () => {
  for (const key of ['/old/page.html', '/nope/a.pdf']) expect(said(key)).toEqual(['warning link-dangling']);
  expect(said('/art/a.pdf', seenFile)).toEqual([]);
  expect(said('/robots.txt')).toEqual([]);
});

test('in an introduction a link from the root is one, and leads nowhere where no page is', () => {
  const introduction = '[a](/old/page.html) [b](/robots.txt) [c](a.pdf)';
  const file = { file: 'art/subject.md', introduction, introductionLine: 1 } as SubjectFile;
  const told = diagnosticsOfIntroductionFiles(file, introduction);
  expect(told.map(({ kind, field }) => `${kind} ${field}`)).toEqual([
    'link-dangling introduction',
    'picture-unread introduction',
  ]);
});
