import { expect, test, vi } from 'vitest';
import type { Context } from '@/lib/http/context';
import { finish } from './make-page';
import { createPageCache, type FinishedPage } from './page-cache';

function pageOf(html: string, { isLesser = false } = {}): FinishedPage {
  const context = { headers: {}, knownScripts: [] };
  const notes = {
    texts: new Map(),
    isLesser,
    hasSearchFailed: false,
    failure: undefined,
    searchedBuild: undefined,
    formulaFonts: new Set<string>(),
  };
  const made = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(html), notes };
  return finish(made, context as unknown as Context, 'public, max-age=0, must-revalidate');
}

test('a page is made once, and one of a busy machine again after ten minutes', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const pages = createPageCache(1_000_000);
  const made: string[] = [];
  const ask = (key: string) =>
    pages.get(key, async () => {
      made.push(key);
      return pageOf('<div class="prose" data-lesser="">Words.</div>', { isLesser: key === 'lesser' });
    });
  const both = async () => {
    await ask('whole');
    await ask('lesser');
  };
  await both();
  now.mockReturnValue(9 * 60_000);
  await both();
  expect(made).toEqual(['whole', 'lesser']);
  now.mockReturnValue(11 * 60_000);
  expect(pages.find('lesser')).toBeUndefined();
  await both();
  expect(made).toEqual(['whole', 'lesser', 'lesser']);
  now.mockRestore();
});

test('the least recently asked for go first, and what is kept stays within its bound', async () => {
  const pages = createPageCache(30_000);
  const html = 'x'.repeat(9000);
  for (const key of ['a', 'b', 'c']) await pages.get(key, async () => pageOf(html));
  pages.find('a');
  await pages.get('d', async () => pageOf(html));
  expect(['a', 'b', 'c', 'd'].filter((key) => pages.find(key))).toEqual(['a', 'c', 'd']);
  expect(pages.bytes).toBeLessThanOrEqual(30_000);
});

test('an error is not kept', async () => {
  const pages = createPageCache(30_000);
  const failed = { ...pageOf('no'), status: 500 };
  expect(await pages.get('a', async () => failed)).toBe(failed);
  expect(pages.size).toBe(0);
});
