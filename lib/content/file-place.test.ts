import { expect, test } from 'vitest';
import { maxSlugLength } from '@/lib/text/slug';
import { addressName, isMarkdownName, placeOfFile, subjectAddress } from './file-place';

test('Markdown is told by the end of a name', () => {
  expect(['a.md', 'a.MD', 'a.markdown', 'a.b.md'].map(isMarkdownName)).toEqual([true, true, true, true]);
  expect(['a.mdx', 'a.md.bak', 'amd', 'markdown'].map(isMarkdownName)).toEqual([false, false, false, false]);
});

test('the place of a question is its path without the ending, composed, and its file stays as it is on disk', () => {
  const decomposed = 'ku\u0308nste/was-ist-o\u0308l.markdown';
  expect(placeOfFile(decomposed)).toEqual({ subject: 'künste', slug: 'was-ist-öl', file: decomposed });
  expect(placeOfFile('art/old/a.md')).toEqual({ subject: 'art', slug: 'old/a', file: 'art/old/a.md' });
});

test('a folder whose name can be no part of an address stands under one that can', () => {
  expect(subjectAddress('Art')).toBe('Art');
  expect(subjectAddress('Art & Music, II')).toBe('art-music-ii');
  expect(subjectAddress('!?')).toBe('');
});

test('a name in an address has letters, numbers and hyphens between them, and is bounded', () => {
  expect(addressName('  Ünïque — Name №5 ')).toBe('ünïque-name-5');
  expect(addressName('a'.repeat(maxSlugLength + 9))).toHaveLength(maxSlugLength);
  expect(addressName(`${'a'.repeat(maxSlugLength - 1)} b`)).toBe('a'.repeat(maxSlugLength - 1));
});
