import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { openShownFiles } from '@/lib/pictures/picture-table';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { damageOf } from '@/lib/snapshot/store/checksum-manifest';
import { bombPng, samplePng, sampleSvg } from '@/test-support/sample-pictures';
import { prepareSnapshot } from './prepare-snapshot';

/** A library of one question, whose answer shows something, and of what is put beside it. */
async function library(answer: string) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-pictures-'));
  const content = path.join(root, 'content');
  const put = async (name: string, bytes: string | Uint8Array) => {
    await mkdir(path.dirname(path.join(content, name)), { recursive: true });
    await writeFile(path.join(content, name), bytes);
  };
  const write = (text: string) => put('art/line.md', `---\nquestion: What is a line?\n---\n${text}\n`);
  await write(answer);
  await put('art/other.md', '---\nquestion: What is a point?\nanswer: A place.\n---\n');
  const steps: string[] = [];
  const prepare = async () => {
    steps.length = 0;
    const begin = (name: string) => {
      steps.push(name);
      return () => {};
    };
    const built = await prepareSnapshot(content, {
      builder: 'one',
      artefacts: path.join(root, '.stoa'),
      begin,
    });
    return { ...built, isUpdated: steps.includes('Updating search') };
  };
  return { root, content, put, write, prepare };
}

/** What the question shows, and what a page would find at each address. */
async function shown(folder: string) {
  const catalog = await openCatalog(folder);
  const number = catalog.find('art/line')?.number ?? -1;
  await catalog.close();
  const files = await (await openShownFiles(folder))(number);
  return Promise.all(
    files.map(async ([key, file]) => ({
      key,
      ...file,
      bytes: await readFile(path.join(folder, file.address)),
    })),
  );
}

const kinds = (diagnostics: readonly { readonly kind: string; readonly line: number }[]) =>
  diagnostics.map(({ kind, line }) => `${kind} ${line}`);

test('what an answer names is in the snapshot, under the hash of its bytes', async () => {
  const { put, prepare } = await library('![A](pictures/a.svg "T") ![B](../b%20b.png)\n\n[sheet](sheet.csv)');
  await put('art/pictures/a.svg', sampleSvg());
  await put('b b.png', samplePng(3, 2));
  await put('art/sheet.csv', 'a;b\n');
  await put('art/unused.png', samplePng(1, 1));
  const { folder, diagnostics } = await prepare();
  expect(diagnostics).toEqual([]);
  const found = await shown(folder);
  expect(found).toMatchObject([
    { key: 'pictures/a.svg', address: expect.stringMatching(/^\/pictures\/[\da-f]{16}-a\.svg$/), width: 40 },
    {
      key: '../b b.png',
      address: expect.stringMatching(/^\/pictures\/[\da-f]{16}-b-b\.png$/),
      width: 3,
      height: 2,
    },
    {
      key: 'sheet.csv',
      address: expect.stringMatching(/^\/files\/[\da-f]{16}-sheet\.csv$/),
      name: 'sheet.csv',
    },
  ]);
  expect(found[1]?.bytes).toEqual(samplePng(3, 2));
  expect(await readdir(path.join(folder, 'pictures'))).toHaveLength(2);
  expect(await damageOf(folder, 'bytes')).toBeUndefined();
  await writeFile(path.join(folder, 'pictures', path.basename(found[0]?.address ?? '')), 'other');
  expect(await damageOf(folder, 'bytes')).toMatch(/^pictures\//);
});

test('a picture that changes changes the page, one that comes later mends what was said, one that goes is said', async () => {
  const { content, put, prepare } = await library('\nText.\n\n![A](a.png)');
  const without = await prepare();
  expect(kinds(without.diagnostics)).toEqual(['picture-missing 7']);
  await put('art/a.png', samplePng(3, 3));
  const first = await prepare();
  expect(first).toMatchObject({ isUpdated: true, diagnostics: [] });
  const [before] = await shown(first.folder);
  await put('art/a.png', samplePng(5, 3));
  const second = await prepare();
  expect(second.isUpdated).toBe(true);
  const [after] = await shown(second.folder);
  expect(after).toMatchObject({ width: 5 });
  expect(after?.address).not.toBe(before?.address);
  // What is being read just now stays as it was.
  expect(await shown(first.folder)).toMatchObject([{ width: 3 }]);
  expect(await damageOf(first.folder, 'bytes')).toBeUndefined();
  await rm(path.join(content, 'art/a.png'));
  const third = await prepare();
  expect(kinds(third.diagnostics)).toEqual(['picture-missing 7']);
  expect(await shown(third.folder)).toEqual([]);
  await put('art/a.png', samplePng(3, 3));
  expect(await shown((await prepare()).folder)).toMatchObject([{ address: before?.address }]);
});

test('an edit elsewhere takes pictures over without reading them, and is what a whole build would be', async () => {
  const { root, content, put, prepare } = await library('![A](a.png)');
  await put('art/a.png', samplePng(3, 3));
  const first = await prepare();
  await put('art/other.md', '---\nquestion: What is a point?\nanswer: A place. ![A](a.png)\n---\n');
  const second = await prepare();
  const [one, two] = await Promise.all([first, second].map(({ folder }) => shown(folder)));
  expect(two).toEqual(one);
  const inode = async (folder: string) => (await stat(path.join(folder, one?.[0]?.address ?? ''))).ino;
  expect(await inode(second.folder)).toBe(await inode(first.folder));
  const whole = path.join(root, 'whole');
  await mkdir(whole);
  await buildSnapshot(content, whole, () => () => {});
  for (const file of ['shown.bin', 'shown.idx', 'report.json'])
    expect(await readFile(path.join(second.folder, file))).toEqual(await readFile(path.join(whole, file)));
  expect(await shown(whole)).toEqual(two);
});

test('each thing that is wrong is said, with its line and what to do', async () => {
  const lines = [
    '![A](missing.png)',
    '![A](../../outside.png)',
    '![A](https://evil.example/a.png)',
    '![](a.png)',
    '![A](large.png)',
    '![A](text.png)',
    '![A](cut.png)',
    '![A](bomb.png)',
    '![A](acts.svg)',
    '![A](a.bmp)',
    '![A](my picture.png)',
    '![[a.png]]',
    '[x](sheet.pdf)',
    '[x](page.html)',
    '![A](A.PNG)',
    '[x](other.md) [y](/learn) [z](https://example.org/a.pdf) [w](#a.b)',
  ];
  const { put, prepare } = await library(lines.join('\n\n'));
  await put('art/a.png', samplePng(1, 1));
  await put('art/large.png', Buffer.alloc(10 * 1024 * 1024 + 1));
  await put('art/text.png', 'text');
  await put('art/cut.png', samplePng(9, 9).subarray(0, 40));
  await put('art/bomb.png', bombPng(50_000, 50_000));
  await put('art/acts.svg', sampleSvg('<script/>'));
  await put('art/a.bmp', 'BM');
  await put('art/page.html', '<p>');
  await put('outside.png', samplePng(1, 1));
  const prepared = await prepare();
  const { folder } = prepared;
  const diagnostics = prepared.diagnostics.filter(({ kind }) => /^(?:picture|download)-/.test(kind));
  expect(kinds(diagnostics)).toEqual([
    'picture-missing 4',
    'picture-outside 6',
    'picture-remote 8',
    'picture-alternative 10',
    'picture-too-large 12',
    'picture-type 14',
    'picture-broken 16',
    'picture-pixels 18',
    'picture-active 20',
    'picture-type 22',
    'picture-unread 24',
    'picture-unread 26',
    'download-missing 28',
    'download-type 30',
    'picture-missing 32',
  ]);
  expect(diagnostics.at(-1)?.remedy).toContain('there is art/a.png');
  expect(diagnostics.every(({ file, remedy }) => file === 'art/line.md' && remedy.length > 10)).toBe(true);
  expect(await shown(folder)).toMatchObject([{ key: 'a.png' }]);
});

test('no link is followed, neither a file nor a folder', async () => {
  const { root, content, prepare } = await library('![A](a.png) ![B](linked/b.png) ![C](c.png)');
  await writeFile(path.join(root, 'secret.png'), samplePng(1, 1));
  await mkdir(path.join(root, 'elsewhere'));
  await writeFile(path.join(root, 'elsewhere', 'b.png'), samplePng(1, 1));
  await symlink(path.join(root, 'secret.png'), path.join(content, 'art', 'a.png'));
  await symlink(path.join(root, 'elsewhere'), path.join(content, 'art', 'linked'));
  // A second name of the same file is a file.
  await link(path.join(root, 'secret.png'), path.join(content, 'art', 'c.png'));
  const { diagnostics, folder } = await prepare();
  expect(kinds(diagnostics)).toEqual(['picture-outside 4', 'picture-missing 4']);
  expect((await shown(folder)).map(({ key }) => key)).toEqual(['c.png']);
});

test.each([
  ['100%.png', '100%25.png'],
  ['100%.png', '100%.png'],
  ['a b.png', '<a b.png>'],
  ['cafe\u0301.png', 'café.png'],
  ['café.png', 'cafe%CC%81.png'],
  ["it's (1).png", "<it's (1).png>"],
  ['图.png', '图.png'],
  ['x..y.png', 'x..y.png'],
])('a file called %s is found as %s', async (name, written) => {
  const { put, prepare } = await library(`![A](${written})`);
  await put(`art/${name}`, samplePng(2, 2));
  const { diagnostics, folder } = await prepare();
  expect(diagnostics).toEqual([]);
  expect((await shown(folder))[0]?.address).toMatch(/^\/pictures\/[\w.-]+$/);
});

test('a picture in the introduction of a subject is said not to be shown', async () => {
  const { put, prepare } = await library('A line.');
  await put('art/subject.md', '---\ntitle: Art\n---\nAll of it. ![A](a.png)\n');
  await put('art/a.png', samplePng(2, 2));
  const { diagnostics } = await prepare();
  expect(diagnostics.map(({ kind, file, line }) => [kind, file, line])).toEqual([
    ['picture-unread', 'art/subject.md', 4],
  ]);
});

test('in an answer on one line too the line is said', async () => {
  const { put, prepare } = await library('x');
  await put('art/line.md', '---\nquestion: What?\nanswer: "One.\\n\\n![A](gone.png)"\n---\n');
  expect(kinds((await prepare()).diagnostics)).toEqual(['picture-missing 3']);
});
