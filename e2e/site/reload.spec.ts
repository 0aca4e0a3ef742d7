import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@/test-support/port-of';
import { type ServedSite, serveWith } from '../../bench/pages/serve';
import { expect, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'the server is the same for a phone');

let site: ServedSite;
let content: string;

test.beforeAll(async () => {
  content = path.join(await mkdtemp(path.join(os.tmpdir(), 'stoa-reload-')), 'library');
  await cp(path.resolve('e2e/library'), content, { recursive: true });
  site = await serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', content], {
    port: await freePort(),
  });
});

test.afterAll(async () => {
  await site.stop();
  await rm(path.dirname(content), { recursive: true, force: true });
});

test('what is edited, moved and removed is live without a restart, and nothing fails meanwhile', {
  tag: '@server',
}, async ({ request }) => {
  const file = path.join(content, 'sociology', 'how-do-neighbours-build-trust.md');
  const address = `${site.url}/learn/sociology/questions/how-do-neighbours-build-trust`;
  const text = async (url: string) => (await request.get(url)).text();
  expect(await text(address)).not.toContain('with borrowed ladders');

  const failed: number[] = [];
  let isOver = false;
  const visitor = (async () => {
    while (!isOver) {
      const { status } = await fetch(`${site.url}/learn/physics/questions/what-does-the-gradient-say`);
      if (status !== 200) failed.push(status);
    }
  })();
  const written = await readFile(file, 'utf8');
  await writeFile(
    file,
    written.replace(/answer:([^\n]*\n\s*)/, 'answer:$1They build it with borrowed ladders. '),
  );
  await expect.poll(() => text(address)).toContain('with borrowed ladders');
  expect(await text(`${site.url}/api/search?q=borrowed+ladders`)).toContain('how-do-neighbours-build-trust');

  await rename(file, path.join(content, 'sociology', 'how-is-trust-built.md'));
  await expect.poll(async () => (await request.get(address)).status()).toBe(404);

  await rm(path.join(content, 'sociology', 'how-is-trust-built.md'));
  await expect.poll(() => text(`${site.url}/sitemaps/sociology-1.xml`)).not.toContain('how-is-trust-built');
  isOver = true;
  await visitor;
  expect(failed).toEqual([]);
});
