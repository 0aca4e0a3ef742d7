import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { damageOf } from '@/lib/snapshot/store/checksum-manifest';
import { findCurrentSnapshot, findNamedSnapshot, prepareSnapshot } from './prepare-snapshot';

const questions = 60;
const write = (content: string, n: number, version: string) =>
  writeFile(
    path.join(content, 'art', `line${n}.md`),
    `---\nquestion: What is line ${n}?\nanswer: Line ${n} of ${version}, ${'drawn '.repeat(n)}.\nkeywords: [line, art${n % 7}]\n---\n`,
  );

/** A library that was built whole and then updated, and another snapshot of it. */
async function library(): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-damage-'));
  const content = path.join(root, 'content');
  await mkdir(path.join(content, 'art'), { recursive: true });
  for (let n = 0; n < questions; n++) await write(content, n, 'yore');
  const options = { builder: 'one', artefacts: path.join(root, '.stoa'), begin: () => () => {} };
  await prepareSnapshot(content, options);
  await write(content, 3, 'today');
  await prepareSnapshot(content, options);
  return root;
}

let original: string;
beforeAll(async () => {
  original = await library();
});
afterAll(() => rm(original, { recursive: true, force: true }));

/** A copy of the library's artifacts, to be damaged. The content stays where it is: its times must not change. */
async function damaged(from = original) {
  const artefacts = await mkdtemp(path.join(os.tmpdir(), 'stoa-damaged-'));
  onTestFinished(() => rm(artefacts, { recursive: true, force: true }));
  await cp(path.join(from, '.stoa'), artefacts, { recursive: true });
  const content = path.join(from, 'content');
  const [library = ''] = await readdir(artefacts);
  const said: string[] = [];
  const options = {
    builder: 'one',
    artefacts,
    begin: (name: string) => {
      said.push(name);
      return () => {};
    },
  };
  const root = path.join(artefacts, library);
  const current = await findCurrentSnapshot(content, options);
  if (current === undefined) throw new Error('the copy is not whole');
  const snapshots = path.join(root, 'generations');
  const other = (await readdir(snapshots)).find((name) => name !== current.name) ?? '';
  return { content, options, said, root, current, other: path.join(snapshots, other) };
}

const sealed = [
  'answers.bin',
  'answers.idx',
  'catalog.json',
  'generation.json',
  'newest.idx',
  'paths.idx',
  'records.bin',
  'records.idx',
  'report.json',
  'search/amended.idx',
  'search/amended.pack',
  'search/files.idx',
  'search/files.pack',
  'search/manifest.bin',
  'topics.idx',
  'topics.json',
];

const damages: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'a flipped bit': async (file) => {
    const bytes = await readFile(file);
    const at = bytes.length >> 1;
    await rm(file);
    await writeFile(
      file,
      bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    );
  },
  'a cut': async (file) => truncate(file, Math.max(0, (await stat(file)).size - 1)),
  'a byte more': (file) => appendFile(file, 'x'),
  emptiness: (file) => truncate(file, 0),
  deletion: (file) => rm(file),
  'a folder in its place': async (file) => {
    await rm(file);
    await mkdir(file);
  },
};

for (const [damage, inflict] of Object.entries(damages))
  test(`finds ${damage} of any file at start, and builds it again`, async () => {
    for (const file of sealed) {
      const { content, options, said, current } = await damaged();
      await inflict(path.join(current.folder, file));
      expect(await findCurrentSnapshot(content, options), file).toBeUndefined();
      // Building takes longer than looking: one large file and one small one stand for all.
      if (!['answers.bin', 'generation.json'].includes(file)) continue;
      const again = await prepareSnapshot(content, options);
      expect(again.wasBuilt, file).toBe(true);
      expect(said[0]).toMatch(/^Building again what is damaged \(.+\)$/);
      expect(await damageOf(again.folder, 'bytes')).toBeUndefined();
      const catalog = await openCatalog(again.folder);
      expect(catalog.frame.total).toBe(questions);
      await catalog.close();
      expect((await findCurrentSnapshot(content, options))?.name).toBe(again.name);
    }
  });

test('takes no file of another snapshot, nor another snapshot under its name', async () => {
  for (const file of [...sealed.filter((name) => !/amended|files/.test(name)), '']) {
    const { content, options, current, other } = await damaged();
    await rm(path.join(current.folder, file), { recursive: true });
    if (file === '') await rename(other, current.folder);
    else await copyFile(path.join(other, file), path.join(current.folder, file));
    const same =
      file !== '' &&
      (await readFile(path.join(current.folder, file))).equals(
        await readFile(path.join(original, '.stoa', path.relative(options.artefacts, current.folder), file)),
      );
    expect((await findCurrentSnapshot(content, options)) !== undefined, file).toBe(same);
  }
});

test('takes no file that was added, such as updates of another index', async () => {
  const { content, options, current } = await damaged();
  await writeFile(path.join(current.folder, 'search', 'other.bin'), '');
  expect(await findCurrentSnapshot(content, options)).toBeUndefined();
});

test('sees by their sizes alone that files are cut or gone', async () => {
  const { content, options, current } = await damaged();
  expect(await findNamedSnapshot(content, options)).toBeDefined();
  await truncate(path.join(current.folder, 'records.bin'), 100);
  expect(await findNamedSnapshot(content, options)).toBeUndefined();
});

test('builds again where the current file is damaged, and says so', async () => {
  const currentFile = async (change: (text: string) => string) => {
    const { content, options, said, root } = await damaged();
    const file = path.join(root, 'current.json');
    await writeFile(file, change(await readFile(file, 'utf8')));
    expect(await findCurrentSnapshot(content, options)).toBeUndefined();
    expect((await prepareSnapshot(content, options)).wasBuilt).toBe(true);
    expect(said[0]).toContain('current.json');
  };
  await currentFile(() => '');
  await currentFile((text) => text.slice(0, -5));
  await currentFile((text) => text.replace(/"content":"./, '"content":"x'));
  await currentFile((text) => text.replace('"builder":"one"', '"builder":"two"'));
});

test('updates nothing from a damaged state: the whole is built', async () => {
  const own = await library();
  for (const name of ['a flipped bit', 'deletion']) {
    const { content, options, said, current } = await damaged(own);
    await damages[name]?.(path.join(current.folder, 'state.jsonl'));
    const edited = path.join(content, 'art', 'line4.md');
    await utimes(edited, new Date(), new Date(Date.now() + Math.random() * 1e6));
    const again = await prepareSnapshot(content, options);
    expect(said, name).not.toContain('Updating search');
    expect(await damageOf(again.folder, 'bytes'), name).toBeUndefined();
    await prepareSnapshot(content, { ...options, artefacts: path.join(own, '.stoa') });
  }
});

test('keeps a snapshot under the feet of its readers where only the times of files changed', async () => {
  const { content, options, said, current } = await damaged(await library());
  const { ino } = await stat(current.folder);
  const edited = path.join(content, 'art', 'line5.md');
  await utimes(edited, new Date(), new Date(Date.now() + 5000));
  const again = await prepareSnapshot(content, options);
  expect(said).toContain('Updating search');
  expect([again.name, (await stat(again.folder)).ino]).toEqual([current.name, ino]);
  expect((await findCurrentSnapshot(content, options))?.name).toBe(current.name);
  await utimes(edited, new Date(), new Date(Date.now() + 9000));
  said.length = 0;
  await prepareSnapshot(content, options);
  expect(said).toContain('Updating search');
});

test('reads no damaged record or answer from an opened catalog', async () => {
  const { current } = await damaged();
  const catalog = await openCatalog(current.folder);
  for (const name of ['records.bin', 'answers.bin']) {
    const file = path.join(current.folder, name);
    const { size } = await stat(file);
    const handle = await open(file, 'r+');
    for (let at = 0; at < size; at += 20) await handle.write(Buffer.from('~'), 0, 1, at);
    await handle.close();
  }
  for (let n = 0; n < questions; n++) {
    expect(() => catalog.record(n)).toThrow('damaged');
    await expect((async () => catalog.answer(n))()).rejects.toThrow('damaged');
  }
  await catalog.close();
});

test('clears what killed builds left, and leaves what another build is at', async () => {
  const { content, options, root } = await damaged();
  const gone = 4_194_305;
  await mkdir(path.join(root, `building-${gone}`));
  await mkdir(path.join(root, `replaced-${gone}`));
  await mkdir(path.join(root, `building-${process.ppid}`));
  await writeFile(path.join(root, `current.json.${gone}`), '');
  await prepareSnapshot(content, { ...options, builder: 'two' });
  expect((await readdir(root)).sort()).toEqual([`building-${process.ppid}`, 'current.json', 'generations']);
});
