import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { NoQuestions } from './arrange-files';
import { buildSnapshot } from './build-snapshot';

const temporary = () => mkdtemp(path.join(os.tmpdir(), 'stoa-snapshot-'));

async function contentFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporary();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

function file(
  question: string,
  more: readonly string[] = [],
  answer = `An answer about ${question}`,
): string {
  return [
    '---',
    `question: ${JSON.stringify(question)}`,
    `answer: ${JSON.stringify(answer)}`,
    ...more,
    '---',
    '',
    '&nbsp;',
  ].join('\n');
}

const related = (n: number, path: string) => [
  `related_article${n}:`,
  `    url: /learn/${path.replace('/', '/questions/')}`,
];

const library = {
  'biology/cells.md': file('What is a cell membrane?', [
    'subject: Biology',
    'id: 7',
    ...related(1, 'biology/osmosis'),
    ...related(2, 'biology/osmosis'),
    ...related(3, 'biology/gone'),
    ...related(4, 'biology/cells'),
  ]),
  'biology/osmosis.md': file('How does osmosis move water through a membrane?', [
    'subject: Biology',
    'id: 7',
  ]),
  'biology/hidden.md': file('Which membrane is hidden?', ['subject: biology', 'no_index: true']),
  'chemistry/osmosis.md': file('How does osmosis move water through a membrane?', ['subject: Chemistry']),
  'chemistry/broken.md': '---\ntitle: What is X: a primer?\n---\n',
  'redirects.tsv': 'physics\tcells\tbiology\nphysics\tgone\tbiology\n',
};

async function built(files: Readonly<Record<string, string>> = library) {
  const folder = await temporary();
  const result = await buildSnapshot(await contentFolder(files), folder, () => () => {});
  const catalog = await openCatalog(folder);
  onTestFinished(catalog.close);
  return { folder, result, catalog };
}

test('leaves out a file that cannot be used, names it, and serves the others', async () => {
  const { result, catalog } = await built();
  expect(
    result.diagnostics
      .filter((diagnostic) => diagnostic.leftOut)
      .map((diagnostic) => [diagnostic.file, diagnostic.line, diagnostic.kind]),
  ).toEqual([['chemistry/broken.md', 2, 'yaml']]);
  expect(catalog.frame.total).toBe(4);
});

test('cleans the author’s related questions, warns of each, and fills up with like ones', async () => {
  const { result, catalog } = await built();
  const cells = catalog.find('biology/cells');
  expect(cells?.related.map((number) => catalog.record(number).slug)).toEqual(['osmosis']);
  const kinds = result.diagnostics
    .filter((diagnostic) => diagnostic.file === 'biology/cells.md')
    .map((diagnostic) => diagnostic.kind);
  expect(kinds.sort()).toEqual(['related-dangling', 'related-repeated', 'related-self']);
  const osmosis = catalog.find('biology/osmosis');
  expect(osmosis?.related.map((number) => catalog.record(number).slug)).toEqual(['cells']);
});

test('holds an exact copy once in search, and points its page at the first', async () => {
  const { folder, catalog } = await built();
  expect(catalog.find('chemistry/osmosis')).toMatchObject({ isCopy: true, canonical: 'biology/osmosis' });
  const answer = await createSearchEngine(createDiskFiles(path.join(folder, 'search'))).search({
    query: 'membrane',
    limit: 10,
    offset: 0,
  });
  expect(
    answer.status === 'ok' ? answer.hits.map((hit) => `${hit.subject}/${hit.slug}`).sort() : answer,
  ).toEqual(['biology/cells', 'biology/osmosis']);
});

test('a canonical address on another host is a warning, and has its effect with the owner’s word alone', async () => {
  const said = {
    ...library,
    'biology/cells.md': file('What is a cell?', ['canonical: https://press.example/a']),
  };
  const without = await built({ ...said, 'site.yml': 'url: https://site.example\n' });
  expect(without.result.diagnostics.filter(({ kind }) => kind === 'canonical-foreign')).toMatchObject([
    { severity: 'warning', file: 'biology/cells.md', line: 4, field: 'canonical', leftOut: false },
  ]);
  expect(without.catalog.find('biology/cells')?.canonical).toBeUndefined();
  const withWord = await built({ ...said, 'site.yml': 'canonical_hosts: [press.example]\n' });
  expect(withWord.result.diagnostics.filter(({ kind }) => kind === 'canonical-foreign')).toEqual([]);
  expect(withWord.catalog.find('biology/cells')?.canonical).toBe('https://press.example/a');
});

test('a copy whose canonical address is not used still speaks for the first', async () => {
  const { catalog } = await built({
    ...library,
    'chemistry/osmosis.md': file('How does osmosis move water through a membrane?', [
      'subject: Chemistry',
      'canonical: //evil.example/',
    ]),
  });
  expect(catalog.find('chemistry/osmosis')).toMatchObject({ isCopy: true, canonical: 'biology/osmosis' });
});

test('gives a repeated id to the first in path order, and keeps redirects that lead somewhere', async () => {
  const { result, catalog } = await built();
  expect(catalog.findById('7')?.slug).toBe('cells');
  expect(catalog.findRedirect('physics/cells')).toBe('biology/cells');
  expect(catalog.findRedirect('physics/gone')).toBeUndefined();
  expect(result.diagnostics.map((diagnostic) => diagnostic.kind)).toEqual(
    expect.arrayContaining(['id-repeated', 'redirect', 'subject-spelling']),
  );
});

test('writes the same bytes for the same content', async () => {
  const content = await contentFolder(library);
  const [one, two] = [await temporary(), await temporary()];
  await buildSnapshot(content, one, () => () => {});
  await buildSnapshot(content, two, () => () => {});
  for (const name of (await readdir(one, { recursive: true })).sort()) {
    const [a, b] = [path.join(one, name), path.join(two, name)];
    if (path.extname(name) !== '') expect((await readFile(a)).equals(await readFile(b)), name).toBe(true);
  }
});

test('follows no link, and refuses names that cannot be addresses', async () => {
  const content = await contentFolder({ ...library, 'biology/two words.md': file('Two?') });
  await symlink('/etc/hostname', path.join(content, 'biology', 'linked.md'));
  const { diagnostics, questions } = await buildSnapshot(content, await temporary(), () => () => {});
  expect(questions).toBe(4);
  expect(
    diagnostics.filter((diagnostic) => diagnostic.kind === 'place').map((diagnostic) => diagnostic.file),
  ).toEqual(['biology/linked.md', 'biology/two words.md']);
});

test('says so where no question can be used', async () => {
  await expect(buildSnapshot(await contentFolder({}), await temporary(), () => () => {})).rejects.toThrow(
    NoQuestions,
  );
});
