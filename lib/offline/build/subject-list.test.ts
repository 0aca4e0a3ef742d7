import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { buildContent } from '@/test-support/served-sample';
import { buildSubjectList } from './subject-list';

let catalog: Catalog;
beforeAll(async () => {
  const question = (title: string) => `---\nquestion: ${title}\nanswer: A.\n---\n`;
  const content = await buildContent({
    'art/what-is-a-line.md': question('What is a line?'),
    'art/what-is-a-hue.md': question('What is a hue?'),
  });
  catalog = content.library.catalog;
});
afterAll(() => catalog.close());

async function listOf({ of = catalog, site = 'site', searchBuild = 'search' } = {}) {
  const subject = of.findSubject('art');
  if (!subject) throw new Error('no such subject');
  return buildSubjectList(subject, { catalog: of, site, searchBuild });
}

test('the same library and site give the same list', async () => {
  const list = await listOf();
  expect(await listOf()).toEqual(list);
  expect((await listOf({ searchBuild: 'other' })).version).not.toBe(list.version);
});

test('another site makes other pages of all', async () => {
  const [one, other] = [await listOf(), await listOf({ site: 'other' })];
  expect(other.pages.map(([address]) => address)).toEqual(one.pages.map(([address]) => address));
  expect(other.pages.filter(([, hash], i) => hash === one.pages[i]?.[1])).toEqual([]);
});

test('an edited answer makes another page of its question, and of no other', async () => {
  const edited = catalog.find('art/what-is-a-hue')?.number;
  const answer = async (number: number) =>
    (await catalog.answer(number)) + (number === edited ? ' More.' : '');
  const [before, after] = [await listOf(), await listOf({ of: { ...catalog, answer } })];
  const changed = after.pages.filter(([, hash], i) => hash !== before.pages[i]?.[1]);
  expect(changed.map(([address]) => address)).toEqual(['/learn/art/questions/what-is-a-hue']);
});
