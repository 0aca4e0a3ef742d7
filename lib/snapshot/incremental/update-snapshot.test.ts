import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { readState } from '@/lib/snapshot/build/build-state';
import { prepareSnapshot } from '@/lib/snapshot/prepare/prepare-snapshot';

const words = ['tide', 'moon', 'leaf', 'crown', 'forge', 'river', 'amber', 'glass', 'thorn', 'cloud'];

/** A library of sixty questions that can be edited, and prepared after each edit. */
async function library() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-update-'));
  const content = path.join(root, 'content');
  const write = async (name: string, question: string, answer: string, more = '') => {
    await mkdir(path.dirname(path.join(content, name)), { recursive: true });
    await writeFile(path.join(content, name), `---\nquestion: ${question}\nanswer: ${answer}\n${more}---\n`);
  };
  for (let i = 0; i < 60; i++) {
    const [a, b] = [words[i % 10], words[(i * 3 + 1) % 10]];
    await write(
      `${i % 2 ? 'art' : 'sea'}/q${i}.md`,
      `What is ${a} number ${i}?`,
      `A ${a} of the ${b}, plain${i}.`,
    );
  }
  const steps: string[] = [];
  const prepare = async () => {
    steps.length = 0;
    const prepared = await prepareSnapshot(content, {
      builder: 'one',
      artefacts: path.join(root, '.stoa'),
      begin: (name) => {
        steps.push(name);
        return () => {};
      },
    });
    return {
      ...prepared,
      isUpdated: steps.includes('Updating search') && !steps.includes('Reading and checking questions'),
    };
  };
  return { content, write, prepare };
}

async function find(folder: string, query: string, exact = false): Promise<readonly string[]> {
  const engine = createSearchEngine(createDiskFiles(path.join(folder, 'search')));
  const answer = await engine.search({ query, exact, limit: 80, offset: 0 });
  if (answer.status === 'failed') throw new Error(answer.reason);
  return answer.hits.map(({ subject, slug }) => `${subject}/${slug}`).sort();
}

/** The catalog with all of its answers, by value. */
async function contents(folder: string) {
  const catalog = await openCatalog(folder);
  const records = Array.from({ length: catalog.frame.total }, (_, number) => catalog.record(number));
  const answers = await Promise.all(records.map(({ number }) => catalog.answer(number)));
  const newest = catalog.newest({ offset: 0, limit: 100 });
  await catalog.close();
  // Computed related questions of what did not change stay as they were: they are compared apart.
  return {
    frame: catalog.frame,
    records: records.map((record) => ({ ...record, related: [] })),
    answers,
    newest,
    topics: catalog.topics.all,
  };
}

test('an edited, an added, a moved and a removed file: the catalog is that of a whole build, and search answers alike', async () => {
  const { content, write, prepare } = await library();
  const first = await prepare();
  expect(first).toMatchObject({ isUpdated: false });
  await write(
    'art/q1.md',
    'What is zircon?',
    'A stone that was edited.',
    'related_article1:\n  url: /learn/sea/questions/new-one\n',
  );
  await write('sea/new-one.md', 'Which one is new?', 'The amber one, by the river.');
  await rename(path.join(content, 'sea/q2.md'), path.join(content, 'art/q2.md'));
  await rm(path.join(content, 'art/q3.md'));
  const updated = await prepare();
  expect(updated.isUpdated).toBe(true);
  const whole = await mkdtemp(path.join(os.tmpdir(), 'stoa-update-'));
  const state = await readState(first.folder);
  await buildSnapshot(content, whole, () => () => {}, {
    previous: state && { folder: first.folder, state },
  });
  expect(await contents(updated.folder)).toEqual(await contents(whole));
  for (const query of [...words, 'zircon', 'new', 'plain3', 'plain2', '"stone that was"', 'zircno', 'am'])
    expect(await find(updated.folder, `${query} `), query).toEqual(await find(whole, `${query} `));
  const catalog = await openCatalog(updated.folder);
  onTestFinished(catalog.close);
  const related = (at: string) => catalog.find(at)?.related.map((number) => catalog.record(number).slug);
  expect(related('art/q1')?.[0]).toBe('new-one');
  expect(related('sea/new-one')?.length).toBe(5);
  expect(JSON.parse(await readFile(path.join(updated.folder, 'report.json'), 'utf8'))).toEqual(
    JSON.parse(await readFile(path.join(whole, 'report.json'), 'utf8')),
  );
});

test('one edit after another is an update, until so much was that the whole is built', async () => {
  const { write, prepare } = await library();
  await prepare();
  const ways = [];
  for (let i = 0; i < 40; i++) {
    await write('art/q1.md', 'What is zircon?', `Edited ${i} times, quux${i}.`);
    const { folder, isUpdated } = await prepare();
    ways.push(isUpdated);
    expect(await find(folder, `quux${i} `)).toEqual(['art/q1']);
    expect(await find(folder, `quux${i - 1} `, true)).toEqual([]);
  }
  expect(ways.slice(0, 20).every(Boolean)).toBe(true);
  expect(ways.includes(false)).toBe(true);
});

test('a new question is not taken for the one whose place it has, among what is like another', async () => {
  const { content, write, prepare } = await library();
  const first = await openCatalog((await prepare()).folder);
  const gone = first.record(first.record(0).related[0] ?? -1);
  await first.close();
  await rm(path.join(content, gone.subject, `${gone.slug}.md`));
  await write(`${gone.subject}/unlike.md`, 'Where do zebras graze?', 'Zebras graze on grassland.');
  const { folder, isUpdated } = await prepare();
  expect(isUpdated).toBe(true);
  const catalog = await openCatalog(folder);
  onTestFinished(catalog.close);
  const unlike = catalog.find(`${gone.subject}/unlike`)?.number ?? -1;
  const records = Array.from({ length: catalog.frame.total }, (_, number) => catalog.record(number));
  expect(records.filter(({ related }) => related.includes(unlike)).map(({ slug }) => slug)).toEqual([]);
  const others = records.filter(({ number }) => number !== unlike);
  expect(others.every(({ related }) => related.length === 5)).toBe(true);
});

test('a question that is hidden leaves search and comes back; a broken file leaves the library', async () => {
  const { write, prepare } = await library();
  await prepare();
  await write('art/q1.md', 'What is zircon?', 'A stone.', 'no_index: true\n');
  expect(await find((await prepare()).folder, 'zircon ')).toEqual([]);
  await write('art/q1.md', 'What is zircon?', 'A stone.');
  expect(await find((await prepare()).folder, 'zircon ')).toEqual(['art/q1']);
  await write('art/q1.md', '"What', 'A stone.');
  const broken = await prepare();
  expect(broken.diagnostics.map(({ file }) => file)).toEqual(['art/q1.md']);
  expect(broken.isUpdated).toBe(true);
  expect((await prepare()).wasBuilt).toBe(false);
});

test('a file written again with the same bytes is looked at, and nothing else', async () => {
  const { write, prepare } = await library();
  await write('art/q1.md', 'What is zircon?', 'A stone.');
  const first = await prepare();
  await write('art/q1.md', 'What is zircon?', 'A stone.');
  const again = await prepare();
  expect(again.isUpdated).toBe(true);
  expect((await stat(path.join(again.folder, 'answers.bin'))).size).toBeGreaterThan(0);
  expect(await find(again.folder, 'zircon ')).toEqual(['art/q1']);
  expect(await contents(again.folder)).toEqual(await contents(first.folder));
});

test('formulas in titles are plain in records beside their source, and other commands are built whole', async () => {
  const { content, write, prepare } = await library();
  await writeFile(path.join(content, 'macros.yml'), "\\sq: '{#1}^2'\n");
  const titleOf = async (folder: string) => {
    const catalog = await openCatalog(folder);
    const { question, setQuestion } = catalog.find('art/q1') ?? {};
    await catalog.close();
    return { question, setQuestion };
  };
  await prepare();
  await write('art/q1.md', 'What is $\\sq{x}$?', 'Of $\\sq{x}$.');
  const updated = await prepare();
  expect(updated.isUpdated).toBe(true);
  expect(updated.diagnostics).toEqual([]);
  expect(await titleOf(updated.folder)).toEqual({
    question: 'What is x²?',
    setQuestion: 'What is $\\sq{x}$?',
  });
  expect(await find(updated.folder, 'x2 ')).toContain('art/q1');
  await writeFile(path.join(content, 'macros.yml'), "\\sq: '{#1}^3'\n");
  const other = await prepare();
  expect(other.isUpdated).toBe(false);
  expect(await titleOf(other.folder)).toEqual({ question: 'What is x³?', setQuestion: 'What is $\\sq{x}$?' });
  await rm(path.join(content, 'macros.yml'));
  const { folder, diagnostics } = await prepare();
  expect(diagnostics).toMatchObject([
    { kind: 'formula', field: 'question', line: 2 },
    { kind: 'formula', field: 'answer', line: 3 },
  ]);
  expect((await titleOf(folder)).question).toBe('What is $\\sq{x}$?');
});

test('another language or other synonyms are built whole; so is what cannot be updated', async () => {
  const { content, write, prepare } = await library();
  await prepare();
  await writeFile(path.join(content, 'synonyms.txt'), 'zircon, jargoon\n');
  await write('art/q1.md', 'What is zircon?', 'A stone.');
  const { folder, isUpdated } = await prepare();
  expect(isUpdated).toBe(false);
  expect(await find(folder, 'jargoon ')).toEqual(['art/q1']);
  await rm(path.join(folder, 'search', 'files.pack'));
  await write('art/q1.md', 'What is zircon?', 'A stone, facetted.');
  const fixed = await prepare();
  expect(fixed.isUpdated).toBe(false);
  expect(await find(fixed.folder, 'facetted ')).toEqual(['art/q1']);
});
