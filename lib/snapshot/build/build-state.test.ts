import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Diagnostic } from '@/lib/content/diagnostic';
import {
  type BuildState,
  type PreviousState,
  readState,
  writeState,
  writeStateChecksum,
} from './build-state';
import type { PreviousFile } from './previous-file';

const libraryFiles = [
  {
    file: 'art/a.png',
    mark: '1 2 3',
    seen: { status: 'seen', width: 3, height: 4, wantsPaper: true },
    stored: '00aa-a.png',
    sizing: '',
    sizes: [],
  },
] as const;
const moved = [{ from: 'art/a', to: 'art/b', file: 'art/b.md' }];
const head = {
  analysis: 'words',
  means: [1, 2.5],
  moved,
  updated: 3,
  libraryFiles,
  places: [['hash', ['user-content-a']]] as const,
};
const diagnostic: Diagnostic = {
  severity: 'error',
  kind: 'yaml',
  file: 'physics/question-7.md',
  line: 1,
  field: 'answer',
  message: 'é → ‟',
  remedy: 'correct it',
  leftOut: true,
};

/** Every third file cannot be used, every fifth says more than the others. */
function known(number: number, document = number): PreviousFile {
  const file = `physics/question-${number}.md`;
  const isUsed = number % 3 !== 0;
  return {
    file,
    hash: `hash ${number}`,
    mark: '1 2 3',
    diagnostics: isUsed ? [] : [diagnostic],
    entry: isUsed ? entryOf(file, number) : undefined,
    document,
    named: [undefined, [], [number + 2], [number + 3, number + 2]][number % 4],
    topics: [number, 2 ** 32 - 1],
    references: number % 4 === 1 ? [{ shape: 'picture', key: 'a.png', line: number }] : [],
  };
}

function entryOf(file: string, number: number): QuestionEntry {
  const says = number % 5 === 0 ? `“${number}”\n\\ 日本` : undefined;
  return {
    subject: 'physics',
    slug: `question-${number}`,
    file,
    id: says && String(number),
    date: says && '2024-02-29',
    dateFormat: 'YYYY',
    dateLabel: 'On',
    question: `What is ${says ?? number}?`,
    summary: says ?? '',
    keywords: says ? [says] : [],
    author: says,
    subjectTitle: says,
    noIndex: number % 7 === 0,
    isDraft: number % 11 === 0,
    aliases: says ? [{ path: 'old/a', line: 4 }] : [],
    canonical: says,
    language: says && 'de',
    choicesPrompt: says,
    choices: says ? [{ text: says, isRight: true, why: undefined }] : undefined,
    related: says ? [{ path: 'art/a', field: 'related_article1', line: 3 }] : [],
    lines: { id: 1, question: 1, description: 1, subject: 2, answer: 3, canonical: 4, choices: 5 },
    contentHash: `content ${number}`,
    minutes: 2,
    links: says ? ['a.md', '[[b]]'] : [],
    linkLines: says ? [7, 8] : [],
    answerPlace: { start: number * 10, end: number * 10 + 7 },
  };
}

/** By value, whatever is read only where it is asked for. */
function plain({
  file,
  hash,
  mark,
  diagnostics,
  entry,
  document,
  named,
  topics,
  references,
}: PreviousFile): PreviousFile {
  const plainOf = entry && plainEntry(entry);
  return { file, hash, mark, diagnostics, entry: plainOf, document, named, topics, references };
}

function plainEntry(entry: QuestionEntry): QuestionEntry {
  const names = Object.keys(entryOf('', 0)) as (keyof QuestionEntry)[];
  return Object.fromEntries(names.map((name) => [name, entry[name]])) as unknown as QuestionEntry;
}

/** Questions in the opposite order of their files. */
function orderOf(files: readonly PreviousFile[]): readonly number[] {
  return files.flatMap(({ entry }, place) => (entry ? place : [])).reverse();
}

async function writeAndRead(files: readonly PreviousFile[], previous?: PreviousState) {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'stoa-state-')), 'generation');
  const state: BuildState = { ...head, files, order: orderOf(files) };
  try {
    await mkdir(folder);
    await writeStateChecksum(folder, 'generation', await writeState(folder, state, previous));
    const read = await readState(folder);
    if (read === undefined) throw new Error('what was written cannot be read');
    return { read, text: await readFile(path.join(folder, 'state.jsonl'), 'utf8') };
  } finally {
    await rm(path.dirname(folder), { recursive: true });
  }
}

function expectSame(read: PreviousState, files: readonly PreviousFile[]): void {
  expect(read).toMatchObject(head);
  expect(read.files.map(plain)).toEqual(files.map(plain));
  expect([...read.numbers].map(([entry, number]) => [number, entry.file])).toEqual(
    orderOf(files).map((place, number) => [number, files[place]?.file]),
  );
}

test('gives back what was written, of libraries of any size', async () => {
  for (const count of [0, 1, 499, 1000, 2345]) {
    const files = Array.from({ length: count }, (_, i) => known(i));
    const { read } = await writeAndRead(files);
    expectSame(read, files);
  }
});

test.each<[string, (files: PreviousFile[]) => void]>([
  ['nothing changed', () => undefined],
  ['one was edited', (files) => files.splice(1200, 1, known(1200, 9000))],
  ['the first was edited', (files) => files.splice(0, 1, known(0, 9000))],
  ['some were added at the beginning', (files) => files.unshift(known(9001), known(9002))],
  ['some were added within', (files) => files.splice(777, 0, known(9001), known(9002))],
  ['some were removed, the first of a block among them', (files) => files.splice(990, 40)],
  ['all but one were removed', (files) => files.splice(1, 5000)],
  [
    'more came than a block holds',
    (files) => files.push(...Array.from({ length: 3000 }, (_, i) => known(9000 + i))),
  ],
  [
    'two changed places',
    (files) => files.splice(500, 2, files[501] as PreviousFile, files[500] as PreviousFile),
  ],
])('takes over the blocks of an earlier state where %s', async (_, change) => {
  const first = await writeAndRead(Array.from({ length: 2345 }, (_, i) => known(i)));
  const files = [...first.read.files];
  change(files);
  const second = await writeAndRead(files, first.read);
  expectSame(second.read, files);
  for (const line of second.text.split('\n')) expect(line.length).toBeLessThan(300_000);
});
