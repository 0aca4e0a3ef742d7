import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { checkGoldenQueries } from './check-golden-queries';

const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-golden-'));
const content = path.join(folder, 'content');
const snapshot = path.join(folder, 'generation');
afterAll(() => rm(folder, { recursive: true }));

beforeAll(async () => {
  await mkdir(path.join(content, 'sea'), { recursive: true });
  await mkdir(snapshot);
  const questions = { tides: 'What makes the tides?', waves: 'What makes the waves?' };
  for (const [slug, question] of Object.entries(questions))
    await writeFile(
      path.join(content, 'sea', `${slug}.md`),
      `---\nquestion: ${question}\nanswer: The ${slug} are made by something.\n---\n`,
    );
  await buildSnapshot(content, snapshot, () => () => {});
});

async function check(text: string) {
  await writeFile(path.join(content, 'golden-queries.yml'), text);
  return checkGoldenQueries(content, snapshot);
}

const entry = (query: string, question: string, rest: string) =>
  `  - query: ${query}\n    question: ${question}\n    ${rest}\n`;

test('a library without golden queries has none that miss', async () => {
  await rm(path.join(content, 'golden-queries.yml'), { force: true });
  // Nothing is searched: there need not even be a snapshot.
  expect(await checkGoldenQueries(content, path.join(folder, 'none'))).toEqual([]);
});

test('only queries that miss their question, or its rank, are told, with the rank found', async () => {
  const diagnostics = await check(
    [
      'queries:\n',
      entry('tides', 'sea/tides', 'worst: 1'),
      entry('makes the tides', 'sea/waves', 'worst: 2'),
      entry('what makes the tides', 'sea/waves', 'worst: 1'),
      entry('whales', 'sea/waves', 'worst: 9'),
      entry('waves', 'sea/gone', 'worst: 9'),
      entry('what pulls at the water', 'sea/tides', 'words: own\n    set: study'),
    ].join(''),
  );
  expect(diagnostics.map(({ severity, kind, line, leftOut }) => [severity, kind, line, leftOut])).toEqual([
    ['warning', 'golden-query', 8, false],
    ['warning', 'golden-query', 11, false],
    ['warning', 'golden-query', 14, false],
  ]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '“what makes the tides” should find sea/waves at rank 1 or better, and finds it at rank 2',
    '“whales” should find sea/waves at rank 9 or better, and does not find it among the first 50',
    '“waves” should find sea/gone at rank 9 or better, and does not find it among the first 50',
  ]);
});

test.each([
  ['is not YAML', 'queries: "', 'yaml', 1],
  ['is no list', 'queries: all\n', 'golden-query', 1],
  ['has an entry of another shape', `queries:\n${entry('tides', 'sea/tides', 'best: 1')}`, 'golden-query', 2],
])('a file that %s is named, and is no error of the site', async (_, text, kind, line) => {
  const diagnostics = await check(text);
  expect(diagnostics).toEqual([
    expect.objectContaining({
      severity: 'warning',
      kind,
      line,
      file: 'golden-queries.yml',
      leftOut: false,
    }),
  ]);
});
