import { mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultSite } from '@/lib/site/settings';
import { writeFiles } from '@/test-support/write-files';
import { listFolder } from './library-files';
import { readLibraryFrame } from './read-library';

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFiles(folder, files);
  return folder;
}

const toldOf = ({ diagnostics }: Awaited<ReturnType<typeof readLibraryFrame>>) =>
  diagnostics.map(({ kind, file, field, line }) => [kind, file, field, line]);

test('a library may be nothing but an empty folder', async () => {
  const frame = await readLibraryFrame(await folderOf({}), undefined, { ...defaultSite, name: 'Before' });
  expect(frame).toEqual({
    site: defaultSite,
    files: { subjects: [], diagnostics: [] },
    subjectFiles: new Map(),
    redirects: [],
    synonyms: [],
    macros: {},
    diagnostics: [],
    places: [],
  });
});

test('all that a library says beside its questions is read', async () => {
  const frame = await readLibraryFrame(
    await folderOf({
      'site.yml': 'name: Mine',
      'redirects.tsv': 'art\told\tlaw\n',
      'synonyms.txt': 'pore, opening\n',
      'macros.yml': "\\R: '\\mathbb{R}'\n",
      'art/subject.md': '---\ntitle: The Arts\n---\n',
      'art/b.md': '',
      'art/a.md': '',
      'law/c.md': '',
    }),
  );
  expect(frame.diagnostics).toEqual([]);
  expect(frame.site).toEqual({ ...defaultSite, name: 'Mine' });
  expect(frame.redirects).toEqual([{ from: 'art/old', to: 'law/old', line: 1 }]);
  expect(frame.synonyms).toEqual([['pore', 'opening']]);
  expect(frame.macros).toEqual({ R: '\\mathbb{R}' });
  expect([...frame.subjectFiles].map(([slug, { file, title }]) => [slug, file, title])).toEqual([
    ['art', 'art/subject.md', 'The Arts'],
  ]);
  expect(frame.places.map(({ file }) => file)).toEqual(['art/a.md', 'art/b.md', 'law/c.md']);
});

test('what is wrong with each of the files is named, and costs nothing else', async () => {
  const frame = await readLibraryFrame(
    await folderOf({
      'top.md': 'x',
      'site.yml': 'name: Mine\nfoo: bar',
      'redirects.tsv': 'art\told\tlaw\nno cells\n',
      'synonyms.txt': 'alone\npore, opening\n',
      'macros.yml': "\\R: '\\mathbb{R}'\n\\frac: x\n",
      'art/subject.md': '---\ntitel: The Arts\n---\n',
      'law/subject.md': 'The Law',
    }),
  );
  expect(toldOf(frame)).toEqual([
    ['place', 'top.md', 'file', 1],
    ['unknown-field', 'art/subject.md', 'titel', 2],
    ['no-front-matter', 'law/subject.md', 'file', 1],
    ['site', 'site.yml', 'foo', 2],
    ['redirect', 'redirects.tsv', 'redirect', 2],
    ['synonym', 'synonyms.txt', 'synonym', 1],
    ['macro', 'macros.yml', '\\frac', 2],
  ]);
  expect([frame.site.name, frame.redirects.length, frame.synonyms.length]).toEqual(['Mine', 1, 1]);
  expect([Object.keys(frame.macros), [...frame.subjectFiles.keys()]]).toEqual([['R'], ['art']]);
});

test('a file that cannot be used is as if it were not there, and is named; the site stays as it was', async () => {
  const large = new Uint8Array(256 * 1024 + 1).fill(10);
  const bad = { 'site.yml': large, 'macros.yml': '- x' };
  const folder = await folderOf(bad);
  await symlink('/dev/null', path.join(folder, 'synonyms.txt'));
  const last = { ...defaultSite, name: 'Before' };
  const frame = await readLibraryFrame(folder, undefined, last);
  expect(toldOf(frame)).toEqual([
    ['place', 'synonyms.txt', 'file', 1],
    ['file-too-large', 'site.yml', 'file', 1],
    ['unreadable', 'synonyms.txt', 'file', 1],
    ['yaml', 'macros.yml', 'file', 1],
  ]);
  expect([frame.site, frame.synonyms, frame.macros]).toEqual([last, [], {}]);
});

test('settings that cannot be opened are named', async () => {
  const folder = await folderOf({});
  await symlink('elsewhere', path.join(folder, 'site.yml'));
  const last = { ...defaultSite, name: 'Before' };
  const { site, diagnostics } = await readLibraryFrame(folder, undefined, last);
  expect(site).toEqual(last);
  expect(diagnostics).toMatchObject([
    { kind: 'place', file: 'site.yml', message: 'is a link' },
    { kind: 'unreadable', file: 'site.yml', message: 'cannot be read (ELOOP)', leftOut: true },
  ]);
});

test('a folder that is not there is no library', async () => {
  await expect(readLibraryFrame('/nowhere/at/all')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a subject that goes while the library is read is gone, one that cannot be read is named', async () => {
  const folder = await folderOf({ 'art/a.md': '', 'law/b.md': '' });
  const failing = (code: string) => async (name: string) => {
    if (path.basename(name) === 'art') throw Object.assign(new Error(code), { code });
    return listFolder(name);
  };
  const gone = await readLibraryFrame(folder, failing('ENOENT'));
  expect([gone.diagnostics, gone.places.length]).toEqual([[], 1]);
  const shut = await readLibraryFrame(folder, failing('EACCES'));
  expect(shut.places.length).toBe(1);
  expect(shut.diagnostics).toMatchObject([
    { severity: 'error', kind: 'unreadable', file: 'art', message: 'cannot be read (EACCES)', leftOut: true },
  ]);
});

test('a list of lines is read whole, or refused with a reason; a letter that is no UTF-8 costs its line', async () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `art\told-${i}\tlaw\n`).join('');
  const long = await readLibraryFrame(await folderOf({ 'redirects.tsv': lines(20_000) }));
  expect(long.redirects).toHaveLength(20_000);
  expect(toldOf(long)).toEqual([]);
  const tooLong = await readLibraryFrame(await folderOf({ 'redirects.tsv': lines(500_000) }));
  expect(tooLong.redirects).toEqual([]);
  expect(toldOf(tooLong)).toEqual([['file-too-large', 'redirects.tsv', 'file', 1]]);
  const latin = Buffer.from('art\tcaf\xe9\tlaw\nart\tb\tlaw\n', 'latin1');
  const mixed = await readLibraryFrame(await folderOf({ 'redirects.tsv': latin }));
  expect(mixed.redirects).toEqual([{ from: 'art/b', to: 'law/b', line: 2 }]);
  expect(toldOf(mixed)).toEqual([['redirect', 'redirects.tsv', 'redirect', 1]]);
  const macros = await readLibraryFrame(await folderOf({ 'macros.yml': `# ${'x'.repeat(300_000)}\n` }));
  expect(toldOf(macros)).toEqual([['file-too-large', 'macros.yml', 'file', 1]]);
});
