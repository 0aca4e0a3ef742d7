import { expect, test } from 'vitest';
import { parseAddress } from '@/lib/http/routes/address';
import { routeOf } from '@/lib/http/routes/route';
import { buildContent } from '@/test-support/served-sample';
import { movedAddresses } from './moved-pages';

test('old addresses lead on from the server and in an export, those of another site too', async () => {
  const { library } = await buildContent({
    'art/a.md': '---\nquestion: A?\nid: 7\naliases: [old, /blog/2019/caf%C3%A9.html]\nanswer: A.\n---\n',
  });
  const to = '/learn/art/questions/a';
  expect([...movedAddresses(library.catalog)]).toEqual([
    { from: '/learn/art/questions/old', to, isPermalink: false },
    { from: '/blog/2019/caf%C3%A9.html', to, isPermalink: false },
    { from: '/q/7', to, isPermalink: true },
  ]);
  for (const target of [
    '/blog/2019/caf%C3%A9.html',
    '/blog/2019/cafe%CC%81.html/',
    '/learn/art/questions/old',
  ]) {
    const address = parseAddress(target);
    expect('refused' in address ? address : routeOf(address, library.catalog), target).toEqual({
      kind: 'redirect',
      to,
    });
  }
});

test('an export writes pages that lead on into its own folder alone, whatever files say', async () => {
  const hostile = [
    '..',
    'a/..',
    '/../x',
    '/learn/art/questions/..',
    '/*',
    `${'x'.repeat(5000)}`,
    '"\\ud800"',
  ];
  const { library } = await buildContent({
    'art/a.md': `---\nquestion: A?\naliases: [${hostile.map((one) => (one.startsWith('"') ? one : `'${one}'`)).join(', ')}]\nanswer: A.\n---\n`,
    'redirects.tsv': '..\t..\tart\ta\nold\t..\tart\ta\n',
  });
  expect([...movedAddresses(library.catalog)]).toEqual([]);
});
