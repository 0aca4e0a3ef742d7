import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listLibraryFiles } from './library-files';

async function list(...files: readonly string[]) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of files) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), 'x');
  }
  const { subjects, diagnostics } = await listLibraryFiles(folder);
  const places = subjects.flatMap(({ questions }) =>
    questions.map(({ subject, slug, file }) => [`${subject}/${slug}`, file]),
  );
  const told = diagnostics.map(
    ({ severity, file, leftOut }) => `${severity} ${file}${leftOut ? ' left out' : ''}`,
  );
  return { folder, subjects, diagnostics, places, told };
}

test('each ending of Markdown is one, in capitals too', async () => {
  const { places, told } = await list('art/a.md', 'art/b.MD', 'art/c.markdown', 'art/notes.txt');
  expect(places).toEqual([
    ['art/a', 'art/a.md'],
    ['art/b', 'art/b.MD'],
    ['art/c', 'art/c.markdown'],
  ]);
  expect(told).toEqual([]);
});

test('a name whose accents are apart stands at the address where they are not', async () => {
  const apart = 'caf\u0065\u0301.md';
  const { places, told } = await list(`art/${apart}`, `m\u0075\u0308nchen/a.md`);
  expect(places).toEqual([
    ['art/caf\u00e9', `art/${apart}`],
    ['m\u00fcnchen/a', 'm\u0075\u0308nchen/a.md'],
  ]);
  expect(told).toEqual([]);
});

test('a folder with spaces or capitals has an address, and one warning', async () => {
  const { places, diagnostics, told } = await list(
    'Natural Science/a.md',
    'Natural Science/b.md',
    'Law/c.md',
  );
  expect(places.map(([at]) => at)).toEqual(['Law/c', 'natural-science/a', 'natural-science/b']);
  expect(told).toEqual(['warning Law', 'warning Natural Science']);
  expect(diagnostics[1]).toMatchObject({
    message: expect.stringContaining('/learn/natural-science'),
    remedy: 'name the folder natural-science',
  });
});

test('every file of Markdown that is not loaded is named by itself', async () => {
  const { places, told } = await list(
    ...['art/a.md', 'art/a.markdown', 'art/What is it?.md', 'art/deep/er/b.md', 'art/pictures/README.md'],
    ...['!!/c.md', 'Fine Art/d.md', 'fine-art/e.MD', 'top.markdown', 'README.md'],
  );
  expect(places.map(([at]) => at)).toEqual(['fine-art/d', 'art/a']);
  expect(told).toEqual([
    'error !!/c.md left out',
    'warning Fine Art',
    'error art/What is it?.md left out',
    'error art/a.md left out',
    'error art/deep/er/b.md left out',
    'error fine-art/e.MD left out',
    'error top.markdown left out',
  ]);
});

test('what other programs call Markdown is named wherever it stands, and a text is a text', async () => {
  const { told } = await list(
    ...['art/a.md', 'art/b.mdx', 'art/c.md.txt', 'art/deep/d.mdx', 'art/deep/README.mdx'],
    ...['!!/e.qmd', 'top.mdx', 'top.md.txt', 'README.mdx'],
  );
  expect(told).toEqual([
    'error !!/e.qmd left out',
    'error art/b.mdx left out',
    'error art/deep/d.mdx left out',
    'error top.mdx left out',
  ]);
});

test('what speaks of a subject may be written in capitals, once', async () => {
  const { subjects, told } = await list('art/Subject.MD', 'art/subject.md', 'art/a.md');
  expect(subjects).toMatchObject([{ slug: 'art', subjectFile: 'art/Subject.MD' }]);
  expect(told).toEqual(['error art/subject.md left out']);
});

test('links are not followed, and are named', async () => {
  const { folder } = await list('art/a.md');
  await symlink(path.join(folder, 'art'), path.join(folder, 'law'));
  await symlink(path.join(folder, 'art/a.md'), path.join(folder, 'art/b.md'));
  const { diagnostics } = await listLibraryFiles(folder);
  expect(diagnostics.map(({ file, message }) => [file, message])).toEqual([
    ['art/b.md', 'is not a regular file'],
    ['law', 'is a link'],
  ]);
});

test('what is hidden is no part of a library, what ends in a dot is; both in the order of their names', async () => {
  const { places, told } = await list(
    '.git/a.md',
    'art./b.md',
    'zoo/.c.md',
    'zoo/e.md',
    'zoo/d.md',
    'Zoo/f.md',
  );
  expect(told).toEqual(['warning Zoo', 'warning art.']);
  expect(places.map(([, file]) => file)).toEqual(['Zoo/f.md', 'art./b.md', 'zoo/d.md', 'zoo/e.md']);
});

test.each([
  ['art/a-subject.md', 'art/a-subject', undefined],
  ['art/subject.md.md', 'art/subject.md', undefined],
  ['art/Subject.Markdown', undefined, 'art/Subject.Markdown'],
])('%s is a question or speaks of its subject by its whole name', async (file, path, subjectFile) => {
  const { subjects, places } = await list(file);
  expect(subjects[0]?.subjectFile).toBe(subjectFile);
  expect(places.map(([at]) => at)).toEqual(path === undefined ? [] : [path]);
});

test('a readme is passed over by its whole name, and only at the top and deep inside', async () => {
  const { told } = await list(
    'README.markdown',
    'my-readme.md',
    'readme.md.md',
    'notes.txt',
    'art/deep/readme.md',
  );
  expect(told).toEqual(['error my-readme.md left out', 'error readme.md.md left out']);
});

test('a folder is named for its capitals, or for what cannot be part of an address, if it holds a question', async () => {
  const { diagnostics } = await list('Art/a.md', 'Fine Art/b.md', 'Empty One/c.txt', 'Law/subject.md');
  expect(diagnostics.map(({ kind, file, message }) => [kind, file, message])).toEqual([
    ['place', 'Art', 'has capitals: its questions stand at /learn/Art'],
    [
      'place',
      'Fine Art',
      'cannot be part of an address as it is named: its questions stand at /learn/fine-art',
    ],
    ['place', 'Law', 'has capitals: its questions stand at /learn/Law'],
  ]);
});

test('what is left out is told where it would stand', async () => {
  const { diagnostics } = await list(
    '!!/a.md',
    'Fine Art/b.md',
    'fine-art/c.md',
    'law/d e?.md',
    'law/x/f.md',
    'g.md',
  );
  expect(
    diagnostics.filter(({ leftOut }) => leftOut).map(({ kind, file, remedy }) => [kind, file, remedy]),
  ).toEqual([
    ['place', '!!/a.md', 'name the folder with letters, digits and hyphens'],
    ['place', 'fine-art/c.md', 'move it to Fine Art'],
    ['place', 'g.md', 'move it to <subject>/<slug>.md'],
    ['place', 'law/d e?.md', 'name it d-e.md'],
    ['place', 'law/x/f.md', 'move it to law'],
  ]);
});
