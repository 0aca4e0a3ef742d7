import { expect, test } from 'vitest';
import { parseAliases, parseIsDraft } from './state-fields';

const said: string[] = [];
const aliases = (written: string | readonly string[] | undefined) => {
  said.length = 0;
  const report = (_severity: string, kind: string) => void said.push(kind);
  const place = { subject: 'art', slug: 'a', file: 'art/a.md' };
  const matter = { data: {}, body: '', notes: [], lineOf: () => 3, bodyLine: 5, itemLinesOf: () => [] };
  return parseAliases(written, { report, place, matter }).map(({ path }) => path);
};

test.each([
  ['old-slug', 'art/old-slug'],
  ['law/old', 'law/old'],
  ['/law/old/', '/law/old'],
  ['/blog/x', '/blog/x'],
  ['law/old.md', 'law/old'],
  ['./old.md', 'art/old'],
  ['/learn/law/questions/%C3%A9mile', 'law/émile'],
  ['https://x.org/learn/law/questions/old', 'law/old'],
])('%j is an old path', (written, path) => {
  expect(aliases(written)).toEqual([path]);
  expect(aliases([written, written])).toEqual([path]);
  expect(said).toEqual([]);
});

test.each(['../../old', './../old'])('%j is an old path of the same subject', (written) => {
  expect(aliases(written)).toEqual(['art/old']);
});

test('what is empty between commas or in a list is passed over', () => {
  expect(aliases(['', ' ', ' old '])).toEqual(['art/old']);
  expect(aliases(',, a ,')).toEqual(['art/a']);
  expect(said).toEqual([]);
});

test.each(['law/ /', '/ /x', 'a//b', 'a../b/./c'])('%j in a list is no old path', (written) => {
  expect(aliases([written])).toEqual([]);
  expect(said).toEqual(['alias']);
});

test('several stand in a list, or between commas', () => {
  expect(aliases('a, b c')).toEqual(['art/a', 'art/b', 'art/c']);
  expect(aliases(undefined)).toEqual([]);
});

test.each(['/learn/old', '/about', 'a/b/c', 'https://x.org/old', '?p=12', '#a', 'a\\b'])(
  '%j is none, and named',
  (written) => {
    expect(aliases([written, 'b'])).toEqual(['art/b']);
    expect(said).toEqual(['alias']);
  },
);

test.each([
  [{}, false, []],
  [{ draft: 'no' }, false, []],
  [{ draft: 'yes' }, true, []],
  [{ published: 'yes' }, false, []],
  [{ published: 'no' }, true, []],
  [{ draft: 'no', published: 'no' }, true, []],
  [{ draft: 'perhaps' }, true, ['draft']],
  [{ draft: '' }, true, ['draft']],
  [{ published: 'soon', draft: 'no' }, true, ['published']],
] as const)('%j is hidden: %j', (fields, isDraft, named) => {
  const fieldsNamed: unknown[] = [];
  expect(parseIsDraft(fields, (_severity, _kind, at) => fieldsNamed.push(at))).toBe(isDraft);
  expect(fieldsNamed).toEqual(named);
});
