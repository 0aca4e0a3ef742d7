import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLibraryFrame } from './read-library';
import { diagnosticsOf, readQuestion } from './read-question';

/** A folder with a pipe that nobody writes to, a socket, and a folder, each under a name of its own. */
async function special(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-special-'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.md'), path.join(folder, 'site.yml')]);
  await mkdir(path.join(folder, 'folder.md'));
  const server = createServer().listen(path.join(folder, 'socket.md'));
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return folder;
}

test.skipIf(process.platform === 'win32')(
  'what is no regular file when it is read is named, and nothing waits for it',
  async () => {
    const folder = await special();
    for (const slug of ['pipe', 'socket', 'folder']) {
      const { question, diagnostics } = await readQuestion(folder, { subject: '', slug, file: `${slug}.md` });
      expect(question).toBeUndefined();
      expect(diagnostics).toMatchObject([{ file: `${slug}.md`, severity: 'error', leftOut: true }]);
    }
    await mkdir(path.join(folder, 'art'));
    await writeFile(path.join(folder, 'art', 'a.md'), 'a');
    const { diagnostics, places } = await readLibraryFrame(folder);
    expect(places.length).toBe(1);
    expect(diagnostics.filter(({ file }) => file === 'site.yml')).toMatchObject([
      { kind: 'place', message: 'is not a regular file' },
    ]);
  },
  10_000,
);

async function folderWith(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-read-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, name), content);
  return folder;
}

const place = { subject: 'art', slug: 'a', file: 'a.md' };

test('a file is read with the hash of its bytes and its text', async () => {
  const text = '---\nquestion: Why?\nanswer: So.\n---\n';
  const read = await readQuestion(await folderWith('a.md', text), place);
  expect(read).toMatchObject({ file: 'a.md', question: { question: 'Why?', slug: 'a' }, diagnostics: [] });
  expect(read.hash).toBe(createHash('sha256').update(text).digest('base64'));
  expect(read.text()).toBe(text);
});

test('a file that cannot be used has its hash and its text all the same, one that is not there neither', async () => {
  const folder = await folderWith('a.md', 'Why?');
  const { question, hash, text, diagnostics } = await readQuestion(folder, place);
  expect([question, hash.length, text()]).toEqual([undefined, 44, 'Why?']);
  expect(diagnostics).toMatchObject([{ kind: 'no-front-matter', file: 'a.md', leftOut: true }]);
  const gone = await readQuestion(folder, { ...place, file: 'b.md' });
  expect([gone.question, gone.hash, gone.text()]).toEqual([undefined, '', '']);
  expect(gone.diagnostics).toMatchObject([
    { severity: 'error', kind: 'unreadable', message: 'cannot be read (ENOENT)', leftOut: true },
  ]);
});

test('no more is read of a file than is needed to know that it is too large', async () => {
  const folder = await folderWith('a.md', new Uint8Array(300 * 1024).fill(97));
  const { text, diagnostics } = await readQuestion(folder, place);
  expect(text()).toHaveLength(256 * 1024 + 1);
  expect(diagnostics).toMatchObject([{ kind: 'file-too-large' }]);
});

test('all that is wrong with a file is named, with the file', async () => {
  const yaml = '---\nquestion: a: b\nauthor: c: d\n---\n';
  const { diagnostics } = await readQuestion(await folderWith('a.md', yaml), place);
  expect(diagnostics).toMatchObject([
    { kind: 'yaml', file: 'a.md', line: 2, severity: 'error', leftOut: true },
    { kind: 'yaml', file: 'a.md', line: 3, severity: 'error', leftOut: true },
  ]);
  expect(diagnosticsOf(new Error('odd'), 'a.md')).toMatchObject([
    { kind: 'unreadable', message: 'cannot be read (an unknown error)' },
  ]);
});
