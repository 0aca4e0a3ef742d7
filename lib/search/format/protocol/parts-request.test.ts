import { expect, it } from 'vitest';
import { termOfPrefix } from '@/lib/search/format/analysis/short-prefix';
import { stopTerm } from '@/lib/search/format/analysis/stop-term';
import { isAnswerable, type PartsRequest, parseParts, partsName } from './parts-request';

const parse = (query: string) => parseParts(new Map(new URLSearchParams(query)));
const nothing: PartsRequest = { build: 'a1', terms: [], places: [], chunks: [], near: [] };

it('reads what it writes, whatever the letters and marks of terms', () => {
  for (const request of [
    { ...nothing, terms: ['c++', 'naïv', '1,000', stopTerm('who'), termOfPrefix('mi')] },
    { ...nothing, places: ['cell', 'клетк'], chunks: [0, 12] },
    { ...nothing, near: ['mitosos', 'élan'] },
  ])
    expect(parse(partsName(request).replace('parts?', ''))).toEqual(request);
});

it('refuses what is no such request', () => {
  const many = Array.from({ length: 97 }, (_, i) => `t${i}`).join('+');
  for (const query of [
    '',
    'b=a1',
    't=cell',
    'b=../a&t=cell',
    'b=a1&c=1,',
    'b=a1&c=x',
    'b=a1&c=1,2,3,4,5,6,7,8,9',
    `b=a1&t=${many}`,
    `b=a1&t=${'x'.repeat(66)}`,
    'b=a1&y=a/b',
    'b=a1&y=one+two+three+four+five',
  ])
    expect(parse(query), query).toBeUndefined();
});

it('knows what is too long for an address', () => {
  expect(isAnswerable({ ...nothing, terms: ['cell'] })).toBe(true);
  const long = Array.from({ length: 20 }, (_, i) => `${'д'.repeat(40)}${i}`);
  expect(isAnswerable({ ...nothing, terms: long })).toBe(false);
});
