import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { diagnosticLine } from '@/lib/content/diagnostic';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { prepareSnapshot } from './prepare-snapshot';
import { previousSnapshot } from './previous-snapshot';

async function library() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-kept-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const content = path.join(root, 'content');
  const artefacts = path.join(root, '.stoa');
  const file = (name: string) => path.join(content, `${name}.md`);
  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(file(name)), { recursive: true });
    await writeFile(file(name), text);
  };
  const good = (name: string, answer: string, more = '') =>
    write(name, `---\nquestion: What is ${name}?\n${more}---\n${answer}\n`);
  const prepare = (builder = 'one') =>
    prepareSnapshot(content, { builder, artefacts, begin: () => () => {} });
  for (let i = 0; i < 8; i++) await good(`art/plain${i}`, `Number ${i} of eight.`);
  const answerAt = async (folder: string, at: string) => {
    const catalog = await openCatalog(folder);
    const found = catalog.find(at);
    const answer = found && (await catalog.answer(found.number));
    await catalog.close();
    return answer;
  };
  return { content, artefacts, file, write, good, prepare, answerAt };
}

const broken = '---\nquestion: "What\n---\nNew words.\n';

test('a file that breaks keeps its last good version, flagged, until it is corrected', async () => {
  const { content, artefacts, write, good, prepare, answerAt } = await library();
  await good('art/one', 'Old words.');
  await prepare();
  await write('art/one', broken);
  const kept = await prepare();
  expect(await answerAt(kept.folder, 'art/one')).toBe('Old words.');
  const [said] = kept.diagnostics;
  expect(kept.diagnostics).toHaveLength(1);
  expect(said).toMatchObject({ severity: 'error', file: 'art/one.md', leftOut: false, isKept: true });
  expect(said && diagnosticLine(said)).toContain('LAST GOOD VERSION');
  // Broken otherwise, after an edit of another, by a whole build of other code, and in the check.
  await write('art/one', `${broken}More.\n`);
  await good('art/plain1', 'Edited.');
  expect(await answerAt((await prepare()).folder, 'art/one')).toBe('Old words.');
  const whole = await prepare('two');
  expect(await answerAt(whole.folder, 'art/one')).toBe('Old words.');
  expect(whole.diagnostics).toMatchObject([{ isKept: true }]);
  const checked = await mkdtemp(path.join(os.tmpdir(), 'stoa-kept-'));
  const previous = await previousSnapshot(content, artefacts);
  expect((await buildSnapshot(content, checked, () => () => {}, { previous })).diagnostics).toMatchObject([
    { isKept: true },
  ]);
  await rm(checked, { recursive: true });
  await good('art/one', 'New words.');
  const corrected = await prepare('two');
  expect(await answerAt(corrected.folder, 'art/one')).toBe('New words.');
  expect(corrected.diagnostics).toEqual([]);
});

test('a file that is deleted while it is broken is gone, and comes back broken as nothing', async () => {
  const { file, write, good, prepare, answerAt } = await library();
  await good('art/one', 'Old words.');
  await prepare();
  await write('art/one', broken);
  await prepare();
  await rm(file('art/one'));
  expect(await answerAt((await prepare()).folder, 'art/one')).toBeUndefined();
  await write('art/one', broken);
  const again = await prepare();
  expect(await answerAt(again.folder, 'art/one')).toBeUndefined();
  expect(again.diagnostics).toMatchObject([{ leftOut: true }]);
});

test('a draft that breaks stays a draft', async () => {
  const { write, good, prepare, answerAt } = await library();
  await good('art/one', 'Secret.', 'draft: true\n');
  await prepare();
  await write('art/one', broken);
  expect(await answerAt((await prepare()).folder, 'art/one')).toBeUndefined();
});

const text =
  'Tides rise and fall because the moon pulls on the near side of the earth more than on the far one.';

test('a renamed file is told from a new one, until its old place leads on', async () => {
  const { content, file, good, prepare } = await library();
  await good('art/old', text);
  await good('art/other', 'Nothing of the kind is said in here, which is about glass and its makers.');
  await prepare();
  await rename(file('art/old'), file('art/new'));
  await rm(file('art/other'));
  await good('art/unlike', 'Written anew, on quite another matter, by somebody else.');
  const renamed = await prepare();
  const moved = [
    { kind: 'moved', file: 'art/new.md', remedy: expect.stringContaining('`aliases: art/old`') },
  ];
  expect(renamed.diagnostics).toMatchObject(moved);
  await good('art/plain1', 'Edited, and the proposal stays.');
  expect((await prepare()).diagnostics).toMatchObject(moved);
  expect((await prepare('two')).diagnostics).toMatchObject(moved);
  await writeFile(path.join(content, 'redirects.tsv'), 'art\told\tart\tnew\n');
  const { folder, diagnostics } = await prepare('two');
  expect(diagnostics).toEqual([]);
  const catalog = await openCatalog(folder);
  expect(catalog.findRedirect('art/old')).toBe('art/new');
  await catalog.close();
});

test('one that was edited when it was renamed is told too; one that was rewritten is not', async () => {
  const { file, good, prepare } = await library();
  await good('art/old', text);
  await good('art/gone', `${text} And it does so twice a day.`);
  await prepare();
  await rm(file('art/old'));
  await rm(file('art/gone'));
  await good('law/new', `${text} So it is said.`);
  await good('law/rewritten', 'The moon is the cause of tides, they say.');
  const { diagnostics } = await prepare();
  expect(diagnostics.map(({ kind, file }) => [kind, file])).toEqual([['moved', 'law/new.md']]);
});

test('old paths lead on, also over several steps; those in conflict are named', async () => {
  const { content, good, prepare } = await library();
  await good('art/one', 'One.', 'aliases: [was-one, law/was-one, art/plain1, shared]\n');
  await good('art/two', 'Two.', 'aliases: shared\n');
  const lines = ['old\ta\told\tb', 'old\tb\tart\twas-one', 'old\tround\told\tround', 'old\tc\tart\tgone'];
  await writeFile(path.join(content, 'redirects.tsv'), `${lines.join('\n')}\n`);
  const { folder, diagnostics } = await prepare();
  const catalog = await openCatalog(folder);
  for (const from of ['art/was-one', 'law/was-one', 'old/a', 'old/b', 'art/shared'])
    expect(catalog.findRedirect(from), from).toBe('art/one');
  for (const from of ['art/plain1', 'old/round', 'old/c']) expect(catalog.findRedirect(from)).toBeUndefined();
  await catalog.close();
  expect(diagnostics.map(({ kind, file, line }) => [kind, file, line])).toEqual([
    ['alias', 'art/one.md', 3],
    ['alias', 'art/two.md', 3],
    ['redirect', 'redirects.tsv', 3],
    ['redirect', 'redirects.tsv', 4],
  ]);
});
