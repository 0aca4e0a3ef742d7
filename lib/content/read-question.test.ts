import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLibraryFrame } from './read-library';
import { readQuestion } from './read-question';

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
