import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  type BuildState,
  type EarlierState,
  type KnownFile,
  readState,
  sealState,
  writeState,
} from './build-state';

const head = { analysis: 'words', means: [1, 2.5], amended: 3 };

function known(number: number, document = number): KnownFile {
  const file = `physics/question-${number}.md`;
  return {
    file,
    hash: `hash ${number}`,
    mark: '1 2 3',
    faults: [],
    entry: undefined,
    document,
    neighbours: [number + 1],
  };
}

async function writeAndRead(state: BuildState, earlier?: EarlierState) {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'stoa-state-')), 'generation');
  try {
    await mkdir(folder);
    await writeState(folder, state, earlier);
    await sealState(folder, 'generation');
    const read = await readState(folder);
    if (read === undefined) throw new Error('what was written cannot be read');
    return { read, text: await readFile(path.join(folder, 'state.jsonl'), 'utf8') };
  } finally {
    await rm(path.dirname(folder), { recursive: true });
  }
}

test('gives back what was written, of libraries of any size', async () => {
  for (const count of [0, 1, 499, 1000, 2345]) {
    const files = Array.from({ length: count }, (_, i) => known(i));
    const { read } = await writeAndRead({ ...head, files });
    expect(read).toMatchObject(head);
    expect(read.files).toEqual(files);
  }
});

test.each<[string, (files: KnownFile[]) => void]>([
  ['nothing changed', () => undefined],
  ['one was edited', (files) => files.splice(1200, 1, known(1200, 9000))],
  ['the first was edited', (files) => files.splice(0, 1, known(0, 9000))],
  ['some were added at the beginning', (files) => files.unshift(known(9001), known(9002))],
  ['some were added within', (files) => files.splice(777, 0, known(9001), known(9002))],
  ['some were removed, the first of a line among them', (files) => files.splice(990, 40)],
  ['all but one were removed', (files) => files.splice(1, 5000)],
  [
    'more came than a line holds',
    (files) => files.push(...Array.from({ length: 3000 }, (_, i) => known(9000 + i))),
  ],
  ['two changed places', (files) => files.splice(500, 2, files[501] as KnownFile, files[500] as KnownFile)],
])('takes over the lines of an earlier state where %s', async (_, change) => {
  const first = await writeAndRead({ ...head, files: Array.from({ length: 2345 }, (_, i) => known(i)) });
  const files = [...first.read.files];
  change(files);
  const second = await writeAndRead({ ...head, files }, first.read);
  expect(second.read.files).toEqual(files);
  for (const line of second.text.split('\n')) expect(line.length).toBeLessThan(300_000);
});
