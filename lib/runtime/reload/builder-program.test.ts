import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { builderProgram, bundleBuilder } from '@/lib/bundle/builder-program';
import { builderSources, fingerprintSources } from '@/lib/bundle/source-fingerprint';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { prepareInProcess } from './prepare-in-process';

const content = await mkdtemp(path.join(os.tmpdir(), 'stoa-builder-'));
afterAll(async () => {
  await rm(content, { recursive: true, force: true });
  await rm(snapshotFolders(content).root, { recursive: true, force: true });
});

test('a bundle of these very sources builds what they build, and is taken for no others', async () => {
  await bundleBuilder();
  const sources = await builderProgram('another');
  expect(sources).toContain('tsx');
  const bundle = await builderProgram(await fingerprintSources(builderSources));
  expect(bundle).not.toContain('tsx');

  await mkdir(path.join(content, 'art'));
  await writeFile(path.join(content, 'art', 'q.md'), '---\nquestion: Why $x^2$?\nanswer: So it is.\n---\n');
  const run = async (program: readonly string[]) => {
    await rm(snapshotFolders(content).root, { recursive: true, force: true });
    const { stdout } = await promisify(execFile)(process.execPath, [...program, '--content', content]);
    return /Built: snapshot (\w+)/.exec(stdout)?.[1];
  };
  const built = await run(bundle);
  expect(built).toBe(await run(sources));
  // Its fingerprint is that of the sources: nothing is built again.
  await run(bundle);
  expect((await prepareInProcess(content)).wasBuilt).toBe(false);
});
